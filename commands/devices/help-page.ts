/** What `./poyang help devices` says. */
export const help = `
Usage: ./poyang devices add ID [--role ROLE] [--speaks-for IDS] [--secret-file FILE] [--station FILE]
                            [--link] [--link-password PASSWORD]
       ./poyang devices link ID [--link-password PASSWORD] | unlink ID
       ./poyang devices register ID --station FILE
       ./poyang devices list
       ./poyang devices disable ID | enable ID
       ./poyang devices rotate ID [--secret-file FILE]
       ./poyang devices import FILE.csv [--dry-run] [--secrets FILE]
       ./poyang devices ask ID --for now|clock|read-configuration|set-configuration|read-parameters|set-parameters
                               [--settings NAME[=VALUE],…]
       ./poyang devices asked
       ./poyang devices routes
       ./poyang devices route PATTERN [--codec NAME] [--as ID] | unroute PATTERN
       ./poyang devices waiting
       ./poyang devices simulate LANGUAGE [--to tcp://HOST:PORT] [--as ADDRESS] [--link-password PASSWORD]
                               [--every SECONDS] [--reports N] [--split]
       ./poyang devices accept NAME [--as ID] [--station FILE] [--secret-file FILE] | refuse NAME

Every device that publishes has an account: its ID is the MQTT user name, its secret the password, and it publishes
to poyang/<ID>/<codec>. Changes hold at once, also while the house runs: a disabled or rotated account's connections
are closed.

  add       makes an account and prints its secret, this once: only a hash of it is kept
  register  tells the house what station an id is, or tells it anew: place, series, warning levels
  link      lets a device come by raw TCP too (SL 651, HJ 212, SZY206), known by the address in its frames, which may be
            "00" and its id, its id, or the "address" of its station; unlink takes that back
  list      id, role, state and whom it speaks for
  disable   lets it in no more
  enable    lets it in again, with the same secret
  rotate    gives it a new secret and prints that, this once
  import    registers the stations of a table, a row for each sensor, and makes their accounts: all, or none if one cell is
            wrong. docs/devices.md tells the columns. --dry-run says what it would do, or what is wrong in which row and column
  ask       asks an RTU of SL 651 over its open link: what it measures now (37), or sets its clock to the house's (4A); reads and
            sets its basic configuration (41, 40) and its running parameters (43, 42), which docs/devices.md names
  asked     who asked what of whom, and what became of it: kept for good
  routes    MQTT topics besides poyang/<device>/<codec>: what they say
  route     adds one, such as "sys/+/{device}/up" --codec json; without {device} the packet is of --as ID, or of the account
            that publishes; unroute takes it back
  waiting   devices that came and are let in nowhere, with what the newest of their frames says
  accept    lets one in: as the station that is called so in its frames, or as ID; what it sent is stored as if it had just come
  refuse    forgets what it sent, and notes it no more
  simulate  a simulated RTU of sl651, sl651-ascii, hj212 or szy206 that reports to a door for raw TCP (default 127.0.0.1:6000), every 10 s,
            as gear in the field does: keep-alive, resends with the same number until acknowledged, reconnects; it answers asks.
            Its numbers are made up. --split sends one byte a segment; --reports N ends it when N are acknowledged

Options
  --role ROLE         device (default): publishes as itself · gateway: also for other stations
                      dispatcher: a person, who asks and keeps what-ifs on the page; publishes nothing
  --speaks-for IDS    the stations a gateway publishes for, with commas between; "*" for all
  --secret-file FILE  take the secret from the first line of FILE, at least 12 characters (default: 192 random bits)
  --link-password P   the password that its frames carry: four hex digits in SL 651, PW in HJ 212 (default: not looked at).
                      It travels in the clear and anybody may guess it: let raw TCP listen in a network you trust
  --settings LIST     settings to be read, or to be set: report-interval=1,rain-day-start=8 (default of reading: the usual ones)
  --station FILE      what the registry says of the station, in JSON as below; a reading of no known station is a reject
  --data DIR          the house's data folder (default: poyang-data in the project's folder)
  --config FILE       the house's settings, where it has a file of them; see ./poyang help up

The file of a station
  {
    "name": { "zh": "我的站", "en": "My station" }, "kind": "river", "lon": 116.03, "lat": 29.45,
    "series": [{ "property": "stage", "unit": "m", "intervalSeconds": 300 }],
    "warningStage": { "value": 19, "verified": false, "source": "the bureau's list of 2020" }
  }
  kind is river, lake, reservoir, rain, soil, groundwater, evaporation, water_quality or air; unit is what the gear sends.
  Warning levels are drawn from warningStage, guaranteeStage and records, or written as "levels": domain/station.ts has all.

Example
  ./poyang devices add MY-1 --station my-1.json
  mosquitto_pub -i MY-1 -u MY-1 -P SECRET -q 1 -t poyang/MY-1/json \\
    -m '{"time":"'"$(date +%FT%T%:z)"'","values":{"stage":19.03}}'`;
