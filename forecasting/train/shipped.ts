import { join } from 'node:path';

/** The models of the simulated basin as they ship: made by `./poyang train --simulated`, for the demo alone. */
export const SHIPPED = join(import.meta.dirname, '../shipped/simulated-basin.json.gz');
