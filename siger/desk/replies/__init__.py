"""Reply templates: texts with fields in braces, and what stands there instead for one report."""
