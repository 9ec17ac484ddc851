"""cadre-graph: knowledge graphs from Chinese texts about cadres who are sent elsewhere to work and learn."""
