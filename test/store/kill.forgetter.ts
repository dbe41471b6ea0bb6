// Says that it is ready, then forgets the first source of a database, and says so.

import { Store } from '../../src/store/store.js';

const store = Store.open(process.argv[2] ?? '');
process.stdout.write('ready\n');
store.forget(store.sources()[0]?.id ?? 0);
process.stdout.write('forgotten\n');
