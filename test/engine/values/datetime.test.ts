import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  datetimeFromParts,
  daysInMonth,
  formatDatetime,
  fromUnixMilliseconds,
  isLeapYear,
  MAX_DATETIME,
  MIN_DATETIME,
  parseDatetime,
  partsOf,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  toUnixMilliseconds,
  UNIX_EPOCH_TICKS,
} from '../../../src/engine/values/datetime.js';

const moments = fc.bigInt({ min: MIN_DATETIME, max: MAX_DATETIME });

function canonical(text: string): string | null {
  const ticks = parseDatetime(text);
  return ticks === null ? null : formatDatetime(ticks);
}

describe('parseDatetime', () => {
  test.each([
    // ISO 8601
    ['2031-07-04', '2031-07-04T00:00:00.0000000Z'],
    ['2031-7-4', '2031-07-04T00:00:00.0000000Z'],
    ['2031-07-04T09:05', '2031-07-04T09:05:00.0000000Z'],
    ['2031-07-04 09:05:06', '2031-07-04T09:05:06.0000000Z'],
    ['2031-07-04T09:05:06Z', '2031-07-04T09:05:06.0000000Z'],
    ['2031-07-04 09:05:06.7Z', '2031-07-04T09:05:06.7000000Z'],
    ['2031-07-04T09:05:06.123456', '2031-07-04T09:05:06.1234560Z'],
    ['2031-07-04T09:05:06.1234567Z', '2031-07-04T09:05:06.1234567Z'],
    ['2031-07-04T09:05:06.123456789Z', '2031-07-04T09:05:06.1234567Z'],
    ['2031-07-04T09:05:06+02:00', '2031-07-04T07:05:06.0000000Z'],
    ['2031-07-04T09:05:06.5-0530', '2031-07-04T14:35:06.5000000Z'],
    ['2031-07-04 09:05 +1', '2031-07-04T08:05:00.0000000Z'],
    ['  2031-07-04T09:05:06Z  ', '2031-07-04T09:05:06.0000000Z'],
    // RFC 822 and 850
    ['Tue, 5 Mar 19 23:10:11 GMT', '2019-03-05T23:10:11.0000000Z'],
    ['5 Mar 19 23:10:11', '2019-03-05T23:10:11.0000000Z'],
    ['5 mar 2019 23:10', '2019-03-05T23:10:00.0000000Z'],
    ['5 March 1998 23:10 EST', '1998-03-06T04:10:00.0000000Z'],
    ['Tuesday, 05-Mar-19 23:10:11 GMT', '2019-03-05T23:10:11.0000000Z'],
    ['05-Mar-98 23:10', '1998-03-05T23:10:00.0000000Z'],
    ['Mar 5, 2019 11:10:00 PM', '2019-03-05T23:10:00.0000000Z'],
    // month, day, year
    ['12-02-2022', '2022-12-02T00:00:00.0000000Z'],
    ['3/5/2019, 1:02:03.450 PM', '2019-03-05T13:02:03.4500000Z'],
    ['3/5/2019 12:00:01 AM', '2019-03-05T00:00:01.0000000Z'],
    // digits alone, and parts of dates
    ['20190305', '2019-03-05T00:00:00.0000000Z'],
    ['20190305T101112Z', '2019-03-05T10:11:12.0000000Z'],
    ['20190305101112.25', '2019-03-05T10:11:12.2500000Z'],
    ['2019-03', '2019-03-01T00:00:00.0000000Z'],
    ['2019', '2019-01-01T00:00:00.0000000Z'],
    // the ends of the range
    ['0001-01-01', '0001-01-01T00:00:00.0000000Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
  ])('%j is %s', (text, value) => {
    expect(canonical(text)).toBe(value);
  });

  test.each([
    '',
    'yesterday',
    '2031-02-29',
    '2031-13-01',
    '2031-00-10',
    '2031-07-04T24:00:00Z',
    '2031-07-04T09:60',
    '2031-07-04T09:05:60Z',
    '2031-07-04T09:05:06.Z',
    '2031-07-04T09:0a:06Z',
    '2031-07-04T09:05:06+15:00',
    '2031-07-04T09:05:06+02:75',
    '13-02-2022x',
    '13/13/2022',
    '3/5/2019 13:00 PM',
    '0000-01-01',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '5 Foo 2019',
    '637000000000000000',
  ])('%j is no moment', (text) => {
    expect(parseDatetime(text)).toBeNull();
  });

  test('reads back what formatDatetime writes', () => {
    fc.assert(
      fc.property(moments, (ticks) => {
        expect(parseDatetime(formatDatetime(ticks))).toBe(ticks);
      }),
    );
  });

  test('takes every moment of JavaScript in several forms', () => {
    const dates = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2049-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const ticks = BigInt(date.getTime()) * TICKS_PER_MILLISECOND + UNIX_EPOCH_TICKS;
        const wholeSecond = ticks - (ticks % 10_000_000n);
        expect(parseDatetime(date.toISOString())).toBe(ticks);
        expect(parseDatetime(date.toISOString().slice(0, -1))).toBe(ticks);
        expect(parseDatetime(date.toUTCString())).toBe(wholeSecond);
        expect(parseDatetime(date.toISOString().replace('Z', '+01:00'))).toBe(ticks - TICKS_PER_HOUR);
        expect(parseDatetime(date.toLocaleString('en-US', { timeZone: 'UTC' }))).toBe(wholeSecond);
      }),
    );
  });
});

describe('calendar', () => {
  test('parts of a moment', () => {
    expect(partsOf(parseDatetime('2024-02-29T13:14:15.0000016Z') ?? 0n)).toEqual({
      year: 2024,
      month: 2,
      day: 29,
      hour: 13,
      minute: 14,
      second: 15,
      fraction: 16,
      dayOfWeek: 4,
      dayOfYear: 60,
    });
  });

  test('parts agree with the calendar of JavaScript, and make the moment again', () => {
    fc.assert(
      fc.property(moments, (ticks) => {
        const parts = partsOf(ticks);
        const date = new Date(Number((ticks - UNIX_EPOCH_TICKS - (ticks % TICKS_PER_DAY)) / TICKS_PER_MILLISECOND));
        expect([parts.year, parts.month, parts.day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(parts.dayOfWeek).toBe(date.getUTCDay());
        const newYear = datetimeFromParts(parts.year, 1, 1) ?? 0n;
        expect(parts.dayOfYear).toBe(Number((ticks - newYear) / TICKS_PER_DAY) + 1);
        const { year, month, day, hour, minute, second, fraction } = parts;
        expect(datetimeFromParts(year, month, day, hour, minute, second, fraction)).toBe(ticks);
      }),
      { numRuns: 2000 },
    );
  });

  test('leap years', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(2024, 4), daysInMonth(2024, 12)]).toEqual([
      28, 29, 30, 31,
    ]);
  });

  test('no such date or time of day', () => {
    expect(datetimeFromParts(2023, 2, 29)).toBeNull();
    expect(datetimeFromParts(10000, 1, 1)).toBeNull();
    expect(datetimeFromParts(2023, 1, 1, 24)).toBeNull();
    expect(datetimeFromParts(NaN, 1, 1)).toBeNull();
  });
});

describe('Unix time', () => {
  test('counts from 1970', () => {
    expect(fromUnixMilliseconds(0)).toBe(UNIX_EPOCH_TICKS);
    expect(fromUnixMilliseconds(-1)).toBe(UNIX_EPOCH_TICKS - TICKS_PER_MILLISECOND);
    expect(fromUnixMilliseconds(1.5)).toBe(UNIX_EPOCH_TICKS + 15_000n);
    expect(toUnixMilliseconds(UNIX_EPOCH_TICKS + 15_000n)).toBe(1.5);
    expect(toUnixMilliseconds(UNIX_EPOCH_TICKS - 15_000n)).toBe(-1.5);
  });

  test('out of range is null', () => {
    expect(fromUnixMilliseconds(1e18)).toBeNull();
    expect(fromUnixMilliseconds(NaN)).toBeNull();
  });
});
