"""Words to people: which message goes to whom, in which words, through which transport, and whether it arrived.

`rules` says as data which event is told to whom in which message. A handler turns an event into a `Delivery` in its own transaction, once
per (event, message, recipient), and a job sends it. What a message may say is decided in `facts` alone: nothing of private or
whistleblowing reports. Listens to the events of reports and to mentions in notes of the office; publishes none.
"""
