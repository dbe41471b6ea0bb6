import { defineProgram } from '../program.js';
import { Random } from '../random.js';

const purposes = 'invoice label order pallet payroll quality roster stock ticket timesheet tool waste'.split(' ');
const kinds = 'client export importer monitor printer reader scanner sync uploader viewer'.split(' ');

/** The long tail: small programs of the company and its suppliers on a few devices each, two in five without version information. */
export const inHousePrograms = purposes.flatMap((purpose) =>
  kinds.map((kind) => {
    const name = `${purpose}-${kind}`;
    const random = new Random(`in-house ${name}`);
    const isAnonymous = random.chance(0.4);
    return defineProgram({
      fileName: `${name}.exe`,
      folder: random.pick([`C:\\Apps\\${name}`, `C:\\Users\\{user}\\AppData\\Local\\Programs\\${name}`, 'D:\\Tools']),
      company: isAnonymous ? null : random.pick(['Northgate AS', 'Fjordline Systems', 'Baltic Label Works OÜ']),
      product: isAnonymous ? null : name,
      description: isAnonymous ? null : `Northgate ${purpose} ${kind}`,
      versions: Array.from({ length: 4 }, (_, minor) => `${random.between(1, 6)}.${minor}.${random.below(40)}.0`),
      size: random.between(90_000, 9_000_000),
      commandLines: [
        '{path} --config {path}.json --station {digits3}',
        '{path} /quiet /batch={digits6} /since=2026-03-0{digits1}',
      ],
      talksTo: random.pick([['erp.northgate.example', 'api.northgate.example'], 'local network' as const]),
      port: random.pick([443, 443, 8080, 8443, 1521]),
      prevalence: 0.06,
      renewal: 0.05,
    });
  }),
);
