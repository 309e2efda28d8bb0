/** What `./poyang help rain-forecast` says. */
export const help = `
Usage: ./poyang rain-forecast import FILE.csv --source NAME --issued TIME [options]

Brings the rain that a weather service forecasts into a house that runs. What-ifs can go by it then, and
/api/rain-forecasts tells the newest of each area. It goes through the door as gear's readings do, so that one judge decides
which issue is the newest, wherever it comes from.

FILE.csv has the time at which each step begins, then a column an area: a river (gan, fu, xin, lean, chang, xiu, liao, lake) or
a sub-basin of the model. Cells are areal rain in mm; a column may end before the others. Steps are equal, 1 to 24 hours. Times
without a zone are UTC; a date alone begins at 00:00 UTC, 08:00 Beijing time.

  --source NAME    who made it: the model of the weather service
  --issued TIME    when it was made, such as 2026-07-02T08:00+08:00; an older issue never replaces a newer one
  --dry-run        only checks the file and says what is in it
  --mqtt ADDRESS   HOST:PORT or PORT of the house's broker
  --data DIR       the house's data folder, whose credentials.json has its gateway's account
  --config FILE    settings from a JSON file; see ./poyang help up

A weather service that speaks MQTT publishes the same as JSON to poyang/<device>/rain-forecast:

  {"source": "CMA-GFS", "issued": "2026-07-02T08:00:00+08:00", "from": "2026-07-02T08:00:00+08:00", "stepHours": 6,
   "areas": {"gan": [0, 12.5, 30, 8], "xin": [0, 4, 11, 2]}}

Example
  ./poyang rain-forecast import rain.csv --source CMA-GFS --issued 2026-07-02T08:00+08:00 --dry-run`;
