"""What triage does by the clock."""

from siger.core.jobs.schedule import periodically
from siger.triage.assets.uploading import forget_uploads
from siger.triage.category.learning.weekly import learn_categories
from siger.triage.similar.finding.learned import learn_words

periodically("23 19 * * *", name="siger.triage.learn_words")(learn_words)
periodically("53 * * * *", name="siger.triage.forget_uploads")(forget_uploads)
periodically("41 18 * * 6", name="siger.triage.learn_categories")(learn_categories)
