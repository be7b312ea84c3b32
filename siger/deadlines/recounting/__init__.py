"""Due dates of open reports, computed anew after a holiday or a policy changed, also after the fact."""
