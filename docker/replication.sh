#!/bin/bash
# Lets the standby copy and follow this server.
echo "host replication cdce all scram-sha-256" >>"$PGDATA/pg_hba.conf"
