from siger.people.agency_functions import AgencyFunction, AgencyKind
from siger.people.models import Agency
from siger.people.models import AgencyKind as StoredKind


def test_the_kinds_of_the_file_are_those_of_the_table() -> None:
    assert {kind.value for kind in AgencyKind} == set(StoredKind.values)


def test_every_function_fits_the_column() -> None:
    assert max(len(function) for function in AgencyFunction) <= (Agency._meta.get_field("function").max_length or 0)
