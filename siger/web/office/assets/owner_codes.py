"""The codes that a file may name as owners, to be opened in a spreadsheet."""

import csv

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from siger.desk.exporting.files import harmless
from siger.triage.assets.queries import possible_owners
from siger.web.office.access import OfficePermission, OfficeRequest, office_page


@office_page(permission=OfficePermission.ASSETS)
@require_safe
def owner_codes(request: OfficeRequest) -> HttpResponse:
    """`kode,nama,wilayah` of every active agency in the reader's territory. No cell is a formula."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="instansi.csv"'})
    answer.write("\ufeff")  # spreadsheets take it for UTF-8
    rows = csv.writer(answer)
    rows.writerow(["kode", "nama", "wilayah"])
    rows.writerows([harmless(value) for value in row] for row in possible_owners(request.actor))
    return answer
