"""The office's own tools around reports: what a desk needs to clear its day, and that is no step of a report's life.

Owns saved views, notes with mentions, tags, reply templates, what somebody has seen, who has a report open, runs over many reports,
exports and the hand-over of a shift. Changes reports by their actions alone.
"""
