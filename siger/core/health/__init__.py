"""Is this installation well? Each check answers with a status, what it saw and how to mend it; `siger doctor` and /readyz show them."""
