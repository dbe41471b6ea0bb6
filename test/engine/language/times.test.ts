import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { localToUtc, utcToLocal, zoneOffset } from '../../../src/engine/language/scalars/_time-zones.js';
import { formatDatetime, MAX_DATETIME, parseDatetime } from '../../../src/engine/values/datetime.js';
import { CONFIGURATIONS, runQuery } from '../../support/run-query.js';

const resultOf = (expression: string) => runQuery(`print ${expression}`).rows[0]?.[0];
const diagnosticsOf = (kql: string) => analyze(kql, { table: () => undefined, tableNames: () => [] }).diagnostics;
const moment = fc.bigInt({ min: 0n, max: MAX_DATETIME });

describe('bin', () => {
  it('of a column gives what bin of each value gives', () => {
    const value = fc.option(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }), { nil: null });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 8 }),
        fc.bigInt({ min: 1n, max: 2n ** 20n }),
        (values, size) => {
          const T = { columns: { x: 'long' }, rows: values.map((v) => [v]) } as const;
          const floor = (v: bigint) => Number(v - (((v % size) + size) % size));
          const expected = values.map((v) => [v === null ? null : floor(v)]);
          for (const options of CONFIGURATIONS)
            expect(runQuery(`T | project bin(x, ${size})`, { T }, options).rows).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has no answer for a size that is not above zero, or null', () => {
    expect(
      runQuery('print bin(5, 0), bin(5.5, -1.0), bin(1h, 0s), bin(long(null), 1), bin(5, long(null))').rows,
    ).toEqual([[null, null, null, null, null]]);
  });

  it('computes in the widest of the types, long at least', () => {
    const columns = runQuery(
      'print a = bin(int(7), int(5)), b = bin(int(7), 5), c = bin(7, 2.5), d = bin(decimal(7), 2.5)',
    ).columns;
    expect(columns.map((c) => c.type)).toEqual(['long', 'long', 'real', 'decimal']);
    expect(resultOf('bin(decimal(-7.3), decimal(0.5))')).toBe('-7.5');
  });

  it('takes sizes that change from row to row', () => {
    const T = {
      columns: { t: 'datetime', s: 'timespan' },
      rows: [
        ['2024-05-01T10:17:00Z', '01:00:00'],
        ['2024-05-01T10:17:00Z', '00:15:00'],
        [null, '00:15:00'],
      ],
    } as const; // prettier-ignore
    expect(runQuery('T | project bin(t, s)', { T }).rows.flat()).toEqual([
      '2024-05-01T10:00:00.0000000Z',
      '2024-05-01T10:15:00.0000000Z',
      null,
    ]);
  });

  it('by settings needs a size', () => {
    const query =
      'set query_bin_auto_size = 1h; set query_bin_auto_at = datetime(2017-01-01 00:05); print x = datetime(2017-01-01 01:04) | project bin_auto(x)';
    const { columns, rows } = runQuery(query);
    expect(columns.map((c) => c.name)).toEqual(['x']);
    expect(rows).toEqual([['2017-01-01T00:05:00.0000000Z']]);
  });
});

describe('periods', () => {
  it('add up: adding a difference of days, weeks or hours to the earlier moment comes to the same period', () => {
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('hour', 'day', 'week', 'month', 'quarter', 'year'),
        (a, b, period) => {
          const [x, y] = [a, b].map((ticks) => `datetime(${formatDatetime(ticks)})`);
          const moved = `datetime_add("${period}", tolong(datetime_diff("${period}", ${x}, ${y})), ${y})`;
          const { rows } = runQuery(
            `print moved = ${moved} | project isnull(moved) or datetime_diff("${period}", ${x}, moved) == 0`,
          );
          return rows[0]?.[0] === true;
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stop at the ends of the calendar', () => {
    const query =
      'print startofweek(datetime(0001-01-01)), endofweek(datetime(9999-12-31)), endofyear(datetime(9999-05-05)), startofmonth(datetime(9999-12-01), 1), datetime_add("year", 9000, now()), dayofweek(datetime(9999-12-30))';
    expect(runQuery(query).rows).toEqual([[null, null, '9999-12-31T23:59:59.9999999Z', null, null, null]]);
  });

  it('begin and end where they should, with offsets', () => {
    const query =
      'print startofyear(datetime(2024-02-29), -1), endofmonth(datetime(2024-01-31), 1), startofday(datetime(2024-02-29 12:00), 1), endofday(datetime(2024-02-29))';
    expect(runQuery(query).rows).toEqual([
      [
        '2023-01-01T00:00:00.0000000Z',
        '2024-02-29T23:59:59.9999999Z',
        '2024-03-01T00:00:00.0000000Z',
        '2024-02-29T23:59:59.9999999Z',
      ],
    ]);
  });

  it('are named as literals, in any case', () => {
    expect(resultOf('datetime_diff("Day", datetime(2024-01-02), datetime(2024-01-01))')).toBe(1);
    expect(diagnosticsOf('print datetime_part("weekof_year", now())')[0]).toMatchObject({
      code: 'KS140',
      hint: "did you mean 'week_of_year'?",
    });
    expect(diagnosticsOf('let p = "day"; print datetime_add(p, 1, now())').map((d) => d.code)).toContain('KS131');
  });

  it('count ISO weeks across new year', () => {
    const days = ['2018-12-31', '2019-12-30', '2021-01-03', '2021-01-04', '2024-12-30', '2026-12-31', '2027-01-01'];
    expect(days.map((day) => resultOf(`week_of_year(datetime(${day}))`))).toEqual([1, 1, 53, 1, 1, 53, 53]);
  });

  it('count the weeks of old from the first Wednesday', () => {
    const days = ['2016-01-01', '2017-01-01', '2018-12-31', '2020-01-01', '2020-12-31', '2021-01-02', '2021-01-03'];
    expect(days.map((day) => resultOf(`weekofyear(datetime(${day}))`))).toEqual([52, 1, 53, 1, 53, 53, 1]);
  });
});

describe('times made of numbers', () => {
  it('are null where there is no such time', () => {
    const query =
      'print make_datetime(2023, 2, 29), make_datetime(2024, 2, 29, 24, 0), make_datetime(0, 1, 1), make_timespan(24, 0), make_timespan(1, 2, -1), unixtime_seconds_todatetime(1e15), unixtime_milliseconds_todatetime(real(nan))';
    expect(runQuery(query).rows.flat()).toEqual([null, null, null, null, null, null, null]);
  });

  it('of Unix time keep fractions down to a tick', () => {
    const query =
      'print unixtime_seconds_todatetime(1546300800.25), unixtime_microseconds_todatetime(-1), unixtime_nanoseconds_todatetime(1546300800000000100)';
    expect(runQuery(query).rows.flat()).toEqual([
      '2019-01-01T00:00:00.2500000Z',
      '1969-12-31T23:59:59.9999990Z',
      '2019-01-01T00:00:00.0000001Z',
    ]);
  });
});

describe('formats', () => {
  it('print every specifier', () => {
    const t = 'datetime(2009-06-05 00:07:08.0120)';
    expect(resultOf(`format_datetime(${t}, "yyyy yy y MM M dd d HH H hh h mm m ss s tt")`)).toBe(
      '2009 09 9 06 6 05 5 00 0 12 12 07 7 08 8 AM',
    );
    expect(resultOf(`format_datetime(${t}, "f ff fff fffffff [F] [FF] [FFFFFFF]")`)).toBe(
      '0 01 012 0120000 [] [01] [012]',
    );
    expect(resultOf('format_timespan(time(3.04:05:06.7), "dddddddd hh h HH m s fff F")')).toBe(
      '00000003 04 4 04 5 6 700 7',
    );
  });

  it('name what they cannot hold', () => {
    expect(diagnosticsOf('print format_datetime(now(), "yyyy-MM-ddTHH")')[0]).toMatchObject({
      code: 'KQ004',
      message: "the format 'yyyy-MM-ddTHH' holds 'T', which means nothing in 'format_datetime'",
    });
    expect(diagnosticsOf('print format_timespan(1d, "tt")')[0]?.message).toContain("holds 't'");
    expect(diagnosticsOf('print format_datetime(now(), "")')[0]?.message).toContain('the format is empty');
  });
});

describe('time zones', () => {
  it('go there and back but around a change of the clocks', () => {
    const zones = [
      'Europe/Brussels',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'us/pacific',
      'Etc/GMT+5',
    ];
    fc.assert(
      fc.property(
        fc.bigInt({ min: 630822816000000000n, max: 640000000000000000n }),
        fc.constantFrom(...zones),
        (ticks, name) => {
          const zone = zoneOffset(name);
          if (zone === null) return false;
          const local = utcToLocal(ticks, zone);
          const day = 864_000_000_000n;
          const steady = zone(ticks - day) === zone(ticks + day);
          return !steady || (local !== null && localToUtc(local, zone) === ticks);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('take the offset after the change where a local time comes twice or not at all', () => {
    const query = (local: string) => resultOf(`datetime_local_to_utc(datetime(${local}), "America/New_York")`);
    expect(query('2024-03-10 02:30')).toBe('2024-03-10T06:30:00.0000000Z');
    expect(query('2024-11-03 01:30')).toBe('2024-11-03T06:30:00.0000000Z');
  });

  it('know the seconds of old local times', () => {
    expect(
      formatDatetime(utcToLocal(parseDatetime('1850-01-01') ?? 0n, zoneOffset('Europe/Amsterdam') ?? (() => 0n)) ?? 0n),
    ).toMatch(/^1850-01-01T00:(17:30|19:32)/);
  });

  it('are names and nothing else; a name that is none gives null and a warning', () => {
    expect(zoneOffset('+01:00')).toBeNull();
    expect(resultOf('datetime_utc_to_local(now(), "Mars")')).toBeNull();
    expect(diagnosticsOf('print datetime_utc_to_local(now(), "Mars")')[0]).toMatchObject({
      severity: 'warning',
      code: 'KQ004',
    });
  });

  it('are all listed', () => {
    const zones = resultOf('datetime_list_timezones()') as string[];
    expect(zones).toEqual([...new Set(zones)].sort());
    for (const zone of ['Africa/Abidjan', 'US/Pacific', 'Zulu']) expect(zones).toContain(zone);
    for (const zone of zones) expect(zoneOffset(zone), zone).not.toBeNull();
  });
});

describe('a datetime literal', () => {
  it('without a date follows the clock of the query', () => {
    expect(
      runQuery(
        'datatable (t: datetime) [datetime(), datetime(8:05), datetime(23:59:59.5)] | project t - startofday(now())',
      ).rows,
    ).toEqual([['00:00:00'], ['08:05:00'], ['23:59:59.5000000']]);
    expect(resultOf('datetime() == now()')).toBe(true);
    expect(diagnosticsOf('print datetime(24:00)')[0]?.code).toBe('KS004');
    expect(diagnosticsOf('print dynamic([datetime(8:00)])')[0]?.code).toBe('KS004');
  });
});
