"""What passes between Python and the page, both ways, as types; `protocol.d.ts` has the same for
JavaScript (`python -m argmap.app.protocol.typescript` writes it).
"""
