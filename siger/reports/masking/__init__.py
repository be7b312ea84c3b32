"""Personal data in what people write: found and covered before anybody else reads it; and text made safe to store.

Pure Python without Django. What is covered follows the domain rules "Visibility and identity": NIK and KK numbers, telephone
numbers, e-mail addresses, vehicle plates, bank accounts. Amounts, dates, times, report numbers, road numbers and distances stay.
The original text is kept, encrypted, by the caller; the words put in place are Indonesian, the language of the stored text.
"""

from siger.reports.masking.cleaning import clean_text
from siger.reports.masking.findings import Finding, Personal
from siger.reports.masking.mask import Masked, mask_personal_data

__all__ = ["Finding", "Masked", "Personal", "clean_text", "mask_personal_data"]
