// Tables that nobody has, and queries over them as rules and hunts are written.

import type { Schema } from '../../src/engine/plan/language.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';

export const SAMPLE_TABLES: Readonly<Record<string, Readonly<Record<string, ScalarType>>>> = {
  Logons: {
    Timestamp: 'datetime',
    Device: 'string',
    Account: 'string',
    Address: 'string',
    Port: 'int',
    Bytes: 'long',
    Score: 'real',
    Success: 'bool',
    Details: 'dynamic',
    SessionId: 'guid',
    Duration: 'timespan',
    Price: 'decimal',
  },
  Processes: {
    Timestamp: 'datetime',
    Device: 'string',
    Account: 'string',
    FileName: 'string',
    CommandLine: 'string',
    Parent: 'string',
    ProcessId: 'long',
    Tags: 'dynamic',
  },
  Assets: { Device: 'string', Owner: 'string', Critical: 'bool', Added: 'datetime', Groups: 'dynamic' },
};

const COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map(
  Object.entries(SAMPLE_TABLES).map(([table, columns]) => [
    table,
    Object.entries(columns).map(([name, type]) => ({ name, type })),
  ]),
);

export const SAMPLE_SCHEMA: Schema = { table: (name) => COLUMNS.get(name), tableNames: () => COLUMNS.keys() };

/** Every one is right. */
export const SAMPLE_QUERIES: readonly string[] = [
  'Logons',
  'Logons | where Timestamp > ago(1d) and Success == false | summarize Failures = count() by Account, bin(Timestamp, 1h)',
  `// brute force
let threshold = 20;
let window = 10m;
Logons
| where Timestamp > ago(1d)
| where not(Success)
| summarize Failures = count(), Addresses = make_set(Address, 100), First = min(Timestamp), Last = max(Timestamp)
    by Account, Device, bin(Timestamp, window)
| where Failures > threshold
| extend Span = Last - First
| project-reorder Account, Device, Failures
| sort by Failures desc`,
  `let bad = dynamic(["10.0.0.1", "10.0.0.2"]);
Logons
| where Address in (bad) or Address startswith "192.168." or ipv4_is_in_range(Address, "172.16.0.0/12")
| join kind=inner (Assets | where Critical) on Device
| project Timestamp, Device, Owner, Account, Address`,
  `Processes
| where FileName in~ ("cmd.exe", "powershell.exe") and CommandLine has_any ("-enc", "-EncodedCommand", "FromBase64String")
| extend Payload = extract(@"(?i)-e(?:nc|ncodedcommand)?\\s+([A-Za-z0-9+/=]{20,})", 1, CommandLine)
| where isnotempty(Payload)
| extend Decoded = base64_decode_tostring(Payload)`,
  `let suspicious = (name: string, minimum: long = 3) {
    Processes
    | where FileName =~ name
    | summarize Runs = count() by Device
    | where Runs >= minimum
};
union isfuzzy=true suspicious("rundll32.exe"), suspicious("regsvr32.exe", 5)
| summarize Total = sum(Runs) by Device`,
  'Logons | extend City = tostring(Details.Location.City), Code = toint(Details["Result"][0].Code) | where City != "" | top 10 by Code desc nulls last',
  `Processes
| mv-expand Tag = Tags to typeof(string)
| where Tag matches regex "^[a-z]+-[0-9]+$"
| summarize Tags = make_list(Tag) by Device, Account`,
  `Processes
| mv-apply Tag = Tags on (
    where tostring(Tag) startswith "admin"
    | summarize Admins = count()
)
| where Admins > 0`,
  'Processes | parse CommandLine with * "-u " User " -p " Secret:long * | where isnotempty(User) | project Device, User, Secret',
  `Logons
| where Timestamp between (datetime(2024-01-01) .. 7d)
| make-series Count = count() default = 0 on Timestamp from datetime(2024-01-01) to datetime(2024-01-08) step 1h by Account`,
  `let known = materialize(Assets | where Added < ago(30d) | distinct Device);
Logons
| where Device !in (known)
| lookup kind=leftouter (Assets | project Device, Owner) on Device
| extend Owner = coalesce(Owner, "nobody")`,
  `Logons
| summarize arg_max(Timestamp, *) by Account
| project-away Details, Price
| project-rename When = Timestamp
| as Latest
| count`,
  `Logons
| summarize dcount(Device), percentile(Score, 95), countif(Success), avg(Duration), stdev(Bytes), take_any(Address) by Account
| where dcount_Device > 5`,
  'datatable (Name: string, Count: long, When: datetime) ["a", 1, datetime(2024-01-01), "b", 2, datetime(null)] | sort by Count asc',
  'range Day from datetime(2024-01-01) to datetime(2024-01-31) step 1d | extend Week = week_of_year(Day) | summarize Days = count() by Week',
  'print Now = now(), Text = strcat("a", 1, true), Number = 0x1F + 2.5 * -3, Span = 1d + 2h, Id = guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  `Logons
| serialize
| sort by Account asc, Timestamp asc
| extend Before = prev(Timestamp), SameAccount = prev(Account) == Account
| extend Gap = iff(SameAccount, Timestamp - Before, timespan(null))
| where Gap < 5s`,
  `union withsource = Source Logons, Processes
| where Device has "srv"
| summarize Events = count() by Source, Device`,
  `Logons
| where Account in ((Processes | where FileName == "whoami.exe" | distinct Account))
| where Bytes > toscalar(Logons | summarize avg(Bytes))`,
  `declare query_parameters(minimum: long = 5, account: string = "root");
Logons
| where Account =~ account
| summarize n = count() by Device
| where n > minimum;`,
  `Logons
| extend Level = case(Score > 0.9, "high", Score > 0.5, "medium", "low")
| summarize Count = count() by Level
| extend Share = round(100.0 * Count / toscalar(Logons | count), 2)
| render piechart`,
  'Logons | evaluate pivot(Success, count(), Account)',
  'Logons | evaluate bag_unpack(Details, "Details_") : (Timestamp: datetime, Account: string, Details_City: string)',
  'search in (Logons, Processes) Account has "admin" and "powershell" | take 10',
  `Logons
| join kind = leftanti hint.strategy = shuffle (
    Assets
    | mv-expand Groups to typeof(string)
    | where Groups == "servers"
) on $left.Device == $right.Device
| distinct Account, Device`,
  `Processes
| where Timestamp >= startofday(ago(7d)) // the last week
    and Timestamp < startofday(now())
// system accounts are noise
| where Account !endswith "$" and Account !in ("system", "network service")
| extend Parts = split(Parent, "\\\\"), Hash = hash_sha256(CommandLine)
| extend Leaf = tostring(Parts[-1]), Length = strlen(CommandLine), Upper = toupper(FileName)
| where Length between (10 .. 4000) and Leaf !contains "explorer"`,
  `let T = Logons | where Success;
let F = (t: (Account: string, Bytes: long)) { t | summarize sum(Bytes) by Account };
F(T) | join kind = fullouter (T | summarize dcount(Address) by Account) on Account`,
  "Logons | where * has \"evil\" | project ['Device'], ['the account'] = Account, Port | where ['the account'] != \"\"",
  `externaldata (Indicator: string, Added: datetime) [h@"https://example.org/list.csv"] with (format = "csv", ignoreFirstRecord = true)
| where Added > ago(30d)
| join kind = innerunique (Logons | extend Indicator = Address) on Indicator`,
  'Logons | extend d = bag_pack("a", Port, "b", pack_array(1, 2.5, "x")) | extend k = bag_keys(d), v = d.b[1], z = parse_json(\'{"q": [1, 2]}\').q',
  'Logons | partition hint.strategy = native by Account (top 1 by Timestamp) | project Account, Address',
];
