from siger.people.agency_functions import AgencyFunction, AgencyKind
from siger.people.models import Agency


def test_every_kind_and_function_fits_its_column() -> None:
    for field, values in (("kind", AgencyKind), ("function", AgencyFunction)):
        assert max(len(value) for value in values) <= (Agency._meta.get_field(field).max_length or 0)
