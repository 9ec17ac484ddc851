// Takes out of package-lock.json what is no part of the lock: whom one may fund, and from where a package came.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const told of Object.values(lock.packages)) {
  delete told.funding;
  delete told.resolved;
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
