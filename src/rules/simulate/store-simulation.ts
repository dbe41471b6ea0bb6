import type { Database } from '../../database/database.js';
import { rowsTable } from '../../database/rows-table.js';
import { alertTable, incidentTable } from './alert-tables.js';
import { shownTime } from './schedule.js';
import type { Simulation } from './simulate.js';

/**
 * Adds the alerts and incidents of a simulation to a database as `SecurityAlert` and `SecurityIncident`, in one source that can be forgotten
 * again. Rules over these tables find them there.
 * @throws StoreError where the tables are there with columns of other types
 */
export function storeSimulation(database: Database, { from, to, alerts, incidents }: Simulation): void {
  const name = `simulation from ${shownTime(from)} to ${shownTime(to)}`;
  const source = database.store.begin({ name, path: null, format: 'simulation' });
  try {
    for (const { name, columns, rows } of [alertTable(alerts), incidentTable(incidents)]) {
      const writer = source.table(name, columns);
      for (const batch of rowsTable(name, columns, rows).scan({ columns: [], filters: [] })) writer.append(batch);
    }
    source.commit({ hash: null, bytes: null });
  } catch (error) {
    source.rollback();
    throw error;
  }
}
