/** The page of `./poyang help replay`. */
export const help = `
Usage: ./poyang replay DATA.csv --stations STATIONS.csv [options]

Publishes real telemetry over MQTT to a house that runs (./poyang up), as if its gear stood in the field: through the
door, the quality control, the store and the warnings. The stations are registered first, marked "replay". Readings
keep the time they were taken at, unless --shift-to-now. Sending a file twice changes nothing.

DATA.csv      A row a time. The first column is the time, ISO 8601, UTC where it names no zone; then a column a station,
              headed by the station's id. An empty cell is no reading.
STATIONS.csv  A row a station, headers in any order and case; other columns are ignored:
                site | id | stcd | code …      the id, as in the header of DATA.csv
                lon | longitude, lat           degrees, WGS 84
                river, name, datum             optional; stages are above a local datum where none is named
                warning_stage, guarantee_stage optional, in the unit of the data: warning levels are drawn from them
Both files are read to their ends before anything is sent; what is wrong in them is told with its line and column.

Options
  --speed N         N seconds of event time a second (default 3600: an hour a second); max: as fast as acknowledged
  --from TIME       leave out what is earlier, e.g. 2020-01-22T00:00Z
  --to TIME         leave out what is later
  --shift-to-now    move all times so that the last row is now: for a page that shows the present
  --property NAME   what the columns are (default stage); see ./poyang help devices and the API for the names
  --unit UNIT       m, cm, mm, ft …; by default mm when it is stage and every number is whole, else the house's own
  --no-levels       draw no illustrative warning lines
  --data DIR        the house's data folder, where its gateway account is (default as for up)
  --config FILE     the house's settings, where it has a file of them; see ./poyang help up
  --mqtt HOST:PORT  where the house listens (default 127.0.0.1:1883)

A house of its own, so that replayed numbers stand among no others
  ./poyang up --no-simulator --data ../replayed --http 8081 --mqtt 1884
  ./poyang replay DATA.csv --stations STATIONS.csv --data ../replayed --mqtt 1884

Warning lines
  A station of the registry keeps its own. Another has those of STATIONS.csv. Where nobody published any, lines are drawn
  from the whole series in the file, so that its flood shows on the map: the third quartile plus 1.5, 3, 6 and 12 times the
  interquartile range. A calm series stays below them. They know the end of the series from its beginning, are marked
  illustrative and unverified wherever they are shown, and are no measure of anything.

Ctrl-C stops it: what was sent is acknowledged or will be sent again by the next replay.

Example
  ./poyang replay hubeau_stage_mm_10min_2020-01_Aude_flood.csv --stations hubeau_stations_2020-01_Aude_flood.csv --speed 3600`;
