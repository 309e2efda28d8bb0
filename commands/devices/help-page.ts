/** What `./poyang help devices` says. */
export const help = `
Usage: ./poyang devices add ID [--role ROLE] [--speaks-for IDS] [--secret-file FILE]
       ./poyang devices list
       ./poyang devices disable ID | enable ID
       ./poyang devices rotate ID [--secret-file FILE]

Every device that publishes has an account: its ID is the MQTT user name, its secret the password, and it publishes
to poyang/<ID>/<codec>. Changes hold at once, also while the house runs: a disabled or rotated account's connections
are closed.

  add       makes an account and prints its secret, this once: only a hash of it is kept
  list      id, role, state and whom it speaks for
  disable   lets it in no more
  enable    lets it in again, with the same secret
  rotate    gives it a new secret and prints that, this once

Options
  --role ROLE         device (default): publishes as itself · gateway: also for other stations
  --speaks-for IDS    the stations a gateway publishes for, with commas between; "*" for all
  --secret-file FILE  take the secret from the first line of FILE, at least 12 characters (default: 192 random bits)
  --data DIR          the house's data folder (default: poyang-data in the project's folder)
  --config FILE       the house's settings, where it has a file of them; see ./poyang help up

Example
  ./poyang devices add 62601200
  mosquitto_pub -u 62601200 -P SECRET -q 1 -t poyang/62601200/json \\
    -m '{"time":"2026-07-01T08:00:00+08:00","values":{"stage":19.03}}'`;
