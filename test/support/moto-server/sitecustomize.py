"""Python reads this at its start where PYTHONPATH has this folder: see moto.ts.

moto's server sends the head of an answer and its body in two parts. On a busy machine the AWS provider's client
closes the connection between them, and asks again: a role is made twice, and the second time is a 409. With a
buffer, an answer goes out in one part.
"""

from werkzeug.serving import WSGIRequestHandler

WSGIRequestHandler.wbufsize = -1
