"""Photos of a report: received, decoded apart from the worker, stored without what the camera wrote into them.

The way of one photo:

1. `incoming.receive_upload` streams it into private storage while the web request waits: size, first bytes, SHA-256.
2. An action attaches it to a report and publishes `PhotoReceived`.
3. `process.process_photo` (in the worker) has it decoded in a child process (`isolate`), stores two WebP pictures and
   a perceptual hash, and marks it ready, or broken with a reason. A report is accepted even if its photo is broken.
4. `serving.open_variant` opens a stored picture; who may see it is decided by whoever calls.

`limits`, `broken`, `kinds`, `exif`, `pixels`, `decode`, `fingerprint`, `variants` and `decode_process` run in the child process: they
must not import Django (a test holds them to it), so that a photo costs one small process.
"""
