// What people get wrong most, and what they are told: who reads only the message knows what to change.

import { describe, expect, it } from 'vitest';
import { analyze, renderDiagnostics } from '../../src/engine/engine.js';
import { SAMPLE_SCHEMA } from '../support/sample-queries.js';

/** What is wrong, the query, and all that is said of it. */
const MISTAKES: readonly (readonly [what: string, query: string, said: string])[] = [
  [
    'a column mistyped',
    `Logons | where Acount == "root"`,
    `
error KS142: no column, table or variable named 'Acount'
 --> rule.kql:1:16
  |
1 | Logons | where Acount == "root"
  |                ^^^^^^
  = did you mean \`Account\`?`,
  ],
  [
    'a table mistyped',
    `Logon | where Account == "root"`,
    `
error KS204: no table named 'Logon'
 --> rule.kql:1:1
  |
1 | Logon | where Account == "root"
  | ^^^^^
  = did you mean \`Logons\`?`,
  ],
  [
    'a function mistyped',
    `Logons | where Account == tolowr("root")`,
    `
error KS211: no function named 'tolowr'
 --> rule.kql:1:27
  |
1 | Logons | where Account == tolowr("root")
  |                           ^^^^^^
  = did you mean \`tolower\`?`,
  ],
  [
    'a clause of scan that the documentation does not describe',
    `Logons | scan partition by Account with (step s: true;)`,
    `
error KQ002: 'partition by' in 'scan' is not supported: it is undocumented
 --> rule.kql:1:15
  |
1 | Logons | scan partition by Account with (step s: true;)
  |               ^^^^^^^^^
  = write \`partition hint.strategy=native by key (sort by … | scan …)\`, which scans the rows of each key apart`,
  ],
  [
    'an operator mistyped',
    `Logons | wher Account == "root"`,
    `
error KS176: there is no operator 'wher'
 --> rule.kql:1:10
  |
1 | Logons | wher Account == "root"
  |          ^^^^
  = did you mean \`where\`?`,
  ],
  [
    'a word between operands mistyped',
    `Logons | where Account contians "root"`,
    `
error KS198: there is no operator 'contians'
 --> rule.kql:1:24
  |
1 | Logons | where Account contians "root"
  |                        ^^^^^^^^
  = did you mean \`contains\`?`,
  ],
  [
    'another case',
    `Logons | where Account == "root" AND Port == 22`,
    `
error KS198: 'AND' is written in lower case
 --> rule.kql:1:34
  |
1 | Logons | where Account == "root" AND Port == 22
  |                                  ^^^
  = write \`and\``,
  ],
  [
    'a quotation mark missing',
    `Logons
| where Account == "root
| count`,
    `
error KS001: the string is not closed
 --> rule.kql:2:20
  |
2 | | where Account == "root
  |                    ^^^^^
  = end it with "`,
  ],
  [
    'two kinds of quotation marks',
    `Logons | where Account == 'root"`,
    `
error KS001: the string is not closed
 --> rule.kql:1:27
  |
1 | Logons | where Account == 'root"
  |                           ^^^^^^
  = it begins with ', so end it with ' too`,
  ],
  [
    'typographic quotation marks',
    'Logons | where Account == “root” and Port == 22',
    `
error KS002: '“' is no quotation mark of KQL
 --> rule.kql:1:27
  |
1 | Logons | where Account == “root” and Port == 22
  |                           ^
  = write straight ones: \`"root"\``,
  ],
  [
    'backslashes of a path',
    `Processes | where FileName == "C:\\Users\\root.exe"`,
    `
error KS003: '\\U' is no escape sequence
 --> rule.kql:1:34
  |
1 | Processes | where FileName == "C:\\Users\\root.exe"
  |                                  ^^
  = write \`\\\\\` for a backslash, or put @ before the quotation mark: \`@"…"\``,
  ],
  [
    'a parenthesis missing',
    `Logons
| where (Account == "root" and Port == 22
| take 5`,
    `
error KS001: this '(' is not closed
 --> rule.kql:2:9
  |
2 | | where (Account == "root" and Port == 22
  |         ^`,
  ],
  [
    'a parenthesis missing before by',
    'Logons | summarize count( by Account',
    `
error KS001: this '(' is not closed
 --> rule.kql:1:25
  |
1 | Logons | summarize count( by Account
  |                         ^`,
  ],
  [
    'a parenthesis too many',
    `Logons | where Account == "root") | count`,
    `
error KS002: this ')' closes nothing
 --> rule.kql:1:33
  |
1 | Logons | where Account == "root") | count
  |                                 ^`,
  ],
  [
    'one equals sign',
    `Logons | where Account = "root"`,
    `
error KS198: '=' gives a name and does not compare
 --> rule.kql:1:24
  |
1 | Logons | where Account = "root"
  |                        ^
  = compare with \`==\`, or with \`=~\` where the case of letters does not matter`,
  ],
  [
    'two ampersands',
    `Logons | where Account == "root" && Port == 22`,
    `
error KS198: KQL has no '&&'
 --> rule.kql:1:34
  |
1 | Logons | where Account == "root" && Port == 22
  |                                  ^^
  = write \`and\``,
  ],
  [
    'two bars',
    `Logons | where Account == "root" || Port == 22`,
    `
error KS176: KQL has no '||'
 --> rule.kql:1:34
  |
1 | Logons | where Account == "root" || Port == 22
  |                                  ^^
  = write \`or\``,
  ],
  [
    'an exclamation mark',
    'Logons | where !Success',
    `
error KS006: KQL has no '!' before a condition
 --> rule.kql:1:16
  |
1 | Logons | where !Success
  |                ^
  = write \`not(…)\``,
  ],
  [
    'not before an operator',
    `Logons | where Account not in ("root", "admin")`,
    `
error KS198: 'not' does not stand between operands
 --> rule.kql:1:24
  |
1 | Logons | where Account not in ("root", "admin")
  |                        ^^^
  = write \`!in\``,
  ],
  [
    'not without parentheses',
    'Logons | where not Success',
    `
error KS117: 'not' is a function
 --> rule.kql:1:16
  |
1 | Logons | where not Success
  |                ^^^
  = write \`not(…)\``,
  ],
  [
    'a bar missing',
    `Logons where Account == "root"`,
    `
error KS005: a '|' is missing before 'where'
 --> rule.kql:1:8
  |
1 | Logons where Account == "root"
  |        ^^^^^
  = write \`| where …\``,
  ],
  [
    'a bar missing in a new line',
    `Logons
| where Account == "root"
project Account`,
    `
error KS005: a '|' is missing before 'project'
 --> rule.kql:3:1
  |
3 | project Account
  | ^^^^^^^
  = write \`| project …\``,
  ],
  [
    'and missing',
    `Logons | where Account == "root" Port == 22`,
    `
error KS198: 'Port' does not belong to this 'where'
 --> rule.kql:1:34
  |
1 | Logons | where Account == "root" Port == 22
  |                                  ^^^^
  = join conditions by \`and\` or \`or\`, and begin the next step with \`|\``,
  ],
  [
    'a comma missing',
    'Logons | project Account Device',
    `
error KS198: 'Device' does not belong to this 'project'
 --> rule.kql:1:26
  |
1 | Logons | project Account Device
  |                          ^^^^^^
  = put a ',' between items, and begin the next step with \`|\``,
  ],
  [
    'a comma too many',
    `Logons
| project Account,
| take 5`,
    `
error KS006: an item is missing after this ','
 --> rule.kql:2:18
  |
2 | | project Account,
  |                  ^
  = remove it`,
  ],
  [
    'too few arguments',
    'Logons | extend Short = substring(Account)',
    `
error KS120: 'substring' takes 2 or 3 arguments, found 1
 --> rule.kql:1:25
  |
1 | Logons | extend Short = substring(Account)
  |                         ^^^^^^^^^
  = write \`substring(string: scalar, start: integer, [length: integer])\``,
  ],
  [
    'too many arguments',
    'Logons | extend Length = strlen(Account, 1)',
    `
error KS119: 'strlen' takes 1 argument, found 2
 --> rule.kql:1:26
  |
1 | Logons | extend Length = strlen(Account, 1)
  |                          ^^^^^^
  = write \`strlen(string: string|dynamic)\``,
  ],
  [
    'a text compared with a number',
    'Logons | where Account > 5',
    `
error KS106: the operator '>' is not defined for string and long
 --> rule.kql:1:24
  |
1 | Logons | where Account > 5
  |                        ^
  = convert the text: \`tolong(…)\``,
  ],
  [
    'a time compared with a text',
    `Logons | where Timestamp > "2024-01-01"`,
    `
error KS106: the operator '>' is not defined for datetime and string
 --> rule.kql:1:26
  |
1 | Logons | where Timestamp > "2024-01-01"
  |                          ^
  = write the time as \`datetime(2024-01-01)\``,
  ],
  [
    'texts added',
    'Logons | extend Name = Device + Account',
    `
error KS106: the operator '+' is not defined for string and string
 --> rule.kql:1:31
  |
1 | Logons | extend Name = Device + Account
  |                               ^
  = join texts by \`strcat(…)\``,
  ],
  [
    'a condition half written',
    `Logons | where Account == "root" or "admin"`,
    `
error KS106: the operator 'or' is not defined for bool and string
 --> rule.kql:1:34
  |
1 | Logons | where Account == "root" or "admin"
  |                                  ^^
  = write the comparison on both sides of \`or\`, or compare with a list: \`in (…)\``,
  ],
  [
    'an aggregate outside of summarize',
    'Logons | where count() > 5',
    `
error KS144: the aggregate 'count' is not allowed here
 --> rule.kql:1:16
  |
1 | Logons | where count() > 5
  |                ^^^^^
  = aggregates stand in \`summarize\``,
  ],
  [
    'a column in summarize',
    'Logons | summarize count(), Account',
    `
error KS236: 'Account' is a column, where an aggregate such as \`count()\` or \`max(…)\` is expected
 --> rule.kql:1:29
  |
1 | Logons | summarize count(), Account
  |                             ^^^^^^^
  = take one value of each group, \`take_any(Account)\`, or group by it after \`by\``,
  ],
  [
    'by missing in summarize',
    'Logons | summarize count() Account',
    `
error KS198: 'Account' does not belong to this 'summarize'
 --> rule.kql:1:28
  |
1 | Logons | summarize count() Account
  |                            ^^^^^^^
  = put a ',' between aggregates, \`by\` before the columns to group by, and begin the next step with \`|\``,
  ],
  [
    'by missing in sort',
    'Logons | sort Timestamp desc',
    `
error KS005: expected 'by', found 'Timestamp'
 --> rule.kql:1:15
  |
1 | Logons | sort Timestamp desc
  |               ^^^^^^^^^
  = write \`sort by …\``,
  ],
  [
    'contains with a list',
    `Logons | where Account contains ("root", "admin")`,
    `
error KS005: 'contains' takes one text, found a list
 --> rule.kql:1:33
  |
1 | Logons | where Account contains ("root", "admin")
  |                                 ^^^^^^^^^^^^^^^^^
  = write it once for each text, with \`or\` between`,
  ],
  [
    'has with a list',
    `Logons | where Account has ("root", "admin")`,
    `
error KS005: 'has' takes one text, found a list
 --> rule.kql:1:28
  |
1 | Logons | where Account has ("root", "admin")
  |                            ^^^^^^^^^^^^^^^^^
  = a list goes with \`has_any (…)\``,
  ],
  [
    'has_any without a list',
    `Logons | where Account has_any "root"`,
    `
error KS005: 'has_any' takes a list in parentheses, found '"root"'
 --> rule.kql:1:32
  |
1 | Logons | where Account has_any "root"
  |                                ^^^^^^
  = write \`(…)\` around it`,
  ],
  [
    'in with brackets',
    `Logons | where Account in ["root", "admin"]`,
    `
error KS005: 'in' takes a list in parentheses, found '['
 --> rule.kql:1:27
  |
1 | Logons | where Account in ["root", "admin"]
  |                           ^
  = write \`(…)\`, or \`(dynamic([…]))\``,
  ],
  [
    'between with a comma',
    'Logons | where Timestamp between (ago(2d), ago(1d))',
    `
error KS005: expected '..', found ','
 --> rule.kql:1:42
  |
1 | Logons | where Timestamp between (ago(2d), ago(1d))
  |                                          ^
  = write \`between (from .. to)\``,
  ],
  [
    'a join without on',
    'Logons | join (Assets)',
    `
error KS006: the join has no 'on'
 --> rule.kql:1:10
  |
1 | Logons | join (Assets)
  |          ^^^^^^^^^^^^^
  = say which columns have to be equal: \`on Name\``,
  ],
  [
    'a join on what one side lacks',
    'Logons | join (Assets) on Account',
    `
error KS145: the column 'Account' has to be on both sides of the join; the right side has none
 --> rule.kql:1:27
  |
1 | Logons | join (Assets) on Account
  |                           ^^^^^^^
  = write the name of a column of both sides, or \`$left.a == $right.b\``,
  ],
  [
    'a join of an unknown kind',
    'Logons | join kind=left (Assets) on Device',
    `
error KS140: there is no kind 'left'
 --> rule.kql:1:20
  |
1 | Logons | join kind=left (Assets) on Device
  |                    ^^^^
  = did you mean \`kind=leftouter\`?`,
  ],
  [
    'an unknown type',
    `let f = (name: varchar) { Logons | where Account == name }; f("root")`,
    `
error KS160: there is no type 'varchar'
 --> rule.kql:1:16
  |
1 | let f = (name: varchar) { Logons | where Account == name }; f("root")
  |                ^^^^^^^
  = did you mean \`string\`?`,
  ],
  [
    'a comment block',
    `/* failures only */
Logons | where not(Success)`,
    `
error KS002: KQL has no comments between '/*' and '*/'
 --> rule.kql:1:1
  |
1 | /* failures only */
  | ^^
  = begin each line of a comment with \`//\``,
  ],
  [
    'a comment block that does not end',
    'Logons | where not(Success) /* failures only',
    `
error KS002: KQL has no comments between '/*' and '*/'
 --> rule.kql:1:29
  |
1 | Logons | where not(Success) /* failures only
  |                             ^^
  = begin each line of a comment with \`//\``,
  ],
  [
    'SQL',
    'SELECT Account FROM Logons WHERE Port = 22 LIMIT 5',
    `
error KQ007: this is SQL, and KQL is another language
 --> rule.kql:1:1
  |
1 | SELECT Account FROM Logons WHERE Port = 22 LIMIT 5
  | ^^^^^^
  = begin with the table: \`Logons | where … | project …\``,
  ],
  [
    'select as a step',
    'Logons | select Account',
    `
error KS176: there is no operator 'select'
 --> rule.kql:1:10
  |
1 | Logons | select Account
  |          ^^^^^^
  = KQL has \`project\` for it`,
  ],
  [
    'like',
    `Logons | where Account like "root%"`,
    `
error KQ002: the operator 'like' is not supported
 --> rule.kql:1:24
  |
1 | Logons | where Account like "root%"
  |                        ^^^^
  = write \`startswith\`, \`contains\`, \`endswith\` or \`matches regex\``,
  ],
  [
    'is null',
    'Logons | where Account is null',
    `
error KS198: KQL has no 'is'
 --> rule.kql:1:24
  |
1 | Logons | where Account is null
  |                        ^^
  = write \`isnull(…)\` or \`isnotnull(…)\`, for a text \`isempty(…)\` or \`isnotempty(…)\`, else \`==\``,
  ],
  [
    'a question mark',
    `Logons | extend Result = Success ? "yes" : "no"`,
    `
error KS198: KQL has no '? :'
 --> rule.kql:1:34
  |
1 | Logons | extend Result = Success ? "yes" : "no"
  |                                  ^
  = write \`iff(condition, then, else)\``,
  ],
  [
    'null as a value',
    'Logons | where Port == null',
    `
error KS142: no column, table or variable named 'null'
 --> rule.kql:1:24
  |
1 | Logons | where Port == null
  |                        ^^^^
  = test with \`isnull(…)\`, a text with \`isempty(…)\``,
  ],
  [
    'let without a semicolon',
    `let account = "root"
Logons | where Account == account`,
    `
error KS005: a ';' is missing at the end of this statement
 --> rule.kql:1:15
  |
1 | let account = "root"
  |               ^^^^^^
  = write \`"root";\``,
  ],
  [
    'a space in a timespan',
    'Logons | where Timestamp > ago(1 d)',
    `
error KS005: a timespan is written without a space
 --> rule.kql:1:34
  |
1 | Logons | where Timestamp > ago(1 d)
  |                                  ^
  = write \`1d\``,
  ],
  [
    'a name of other letters',
    'Logons | extend größe = Bytes',
    `
error KS002: the name 'größe' has letters other than a to z
 --> rule.kql:1:17
  |
1 | Logons | extend größe = Bytes
  |                 ^^^^^
  = write \`['größe']\``,
  ],
  [
    'a word of the language as a name',
    'Logons | extend first = Bytes',
    `
error KS228: 'first' is a word of the language
 --> rule.kql:1:17
  |
1 | Logons | extend first = Bytes
  |                 ^^^^^
  = write \`['first']\` to use it as a name`,
  ],
  [
    'the query breaks off',
    'Logons | where Account ==',
    `
error KS006: expected an expression, but the query ends here
 --> rule.kql:1:26
  |
1 | Logons | where Account ==
  |                          ^`,
  ],
];

describe('usual mistakes', () => {
  it.each(MISTAKES)('%s', (_, query, said) => {
    const { diagnostics } = analyze(query, SAMPLE_SCHEMA);
    expect(`\n${renderDiagnostics(diagnostics, { name: 'rule.kql', text: query })}`).toBe(said);
  });
});
