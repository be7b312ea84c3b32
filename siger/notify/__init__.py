"""Words to people: which message goes to whom, through which transport, and whether it arrived. Listens to the events of reports."""
