"""The graph over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol, pages for people; safe to be left open.

Who asks is answered by :mod:`graph.serve.app`, in one process that evaluates nothing itself. What evaluates are processes
of their own (:mod:`graph.serve.process`), each forked from one that has loaded the graph, and ended when their time is up.
"""
