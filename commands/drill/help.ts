/** The page of `./poyang help drill`. */
export const help = `
Usage: ./poyang drill SCENARIO [options]

Trains a duty team: a season of the simulated basin comes in through the real way (door, quality control, store,
warnings, page) of a house of its own, which lives in that season's time. Page and terminal say that it is a drill. It ends with
the season, or with Ctrl-C, and says which warnings were given and how high or low the water stood.

SCENARIO      flood-2020     28 June to 20 July 2020: the lake rises from 18 m to 22.5 m at Xingzi on 12 July
              drought-2022   1 August to 25 November 2022: the lake sinks below 8 m, then to its lowest
              normal         the weather of the calendar: say --from, and --to (default: 30 days)

Options
  --speed N        how many times as fast as real time, 1 to 3600 (default 600: a day takes 2.4 minutes)
  --from DATE      begin here, and end at --to DATE: 2020-07-06 is midnight in Beijing; a time names its zone
  --history SPAN   what is in the past of the first day: 30d (default), 10y, 0
  --weather FILE   the rain follows this CSV of areal rain instead; see ./poyang help up
  --anew           begin again: forget what this drill has stored
  --data DIR       the drill's own folder (default: poyang-data/seasons/SCENARIO); one with other data is refused
  --http PORT      the page (default 8081, so that it can run beside the real house)
  --mqtt PORT      where the simulated gear publishes (default 1884)
  --bind ADDRESS   who may reach both (default 127.0.0.1: this machine only)

A drill that was stopped goes on where it stopped; --speed may then be another. Kept from the real house: its folder, its ports, its
settings in POYANG_DATA, POYANG_HTTP and POYANG_MQTT.

Examples
  ./poyang drill flood-2020                                      the whole flood in 53 minutes
  ./poyang drill flood-2020 --from 2020-07-06 --to 2020-07-14 --speed 60
  ./poyang drill drought-2022 --speed 3600 --anew`;
