import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDatetime, fromUnixMilliseconds } from '../../../src/engine/values/datetime.js';
import { DayOrderFinder, DayOrders } from '../../../src/ingest/times/day-order.js';
import { monthNamed } from '../../../src/ingest/times/months.js';
import { TimeReader } from '../../../src/ingest/times/time-reader.js';
import { isTimeWithoutDate, readTimeText } from '../../../src/ingest/times/time-text.js';
import { zoneNamed } from '../../../src/ingest/times/zones.js';

function read(text: string, order = new DayOrderFinder()): string | undefined {
  const time = readTimeText(text, order);
  return time === undefined ? undefined : formatDatetime(time.ticks);
}

describe('the text of a time', () => {
  it.each([
    ['2024-10-09T14:40:09.1234567Z', '2024-10-09T14:40:09.1234567Z'],
    ['2024-10-09T14:40:09+02:00', '2024-10-09T12:40:09.0000000Z'],
    ['2024-10-09 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['2024-10-09', '2024-10-09T00:00:00.0000000Z'],
    ['2024-10-09T14:40:09.123456789Z', '2024-10-09T14:40:09.1234567Z'],
    ['Oct 9, 2024 2:40:09 PM', '2024-10-09T14:40:09.0000000Z'],
    ['Oct 9, 2024, 2:40:09\u202fPM', '2024-10-09T14:40:09.0000000Z'],
    ['October 9, 2024 12:00:00 AM', '2024-10-09T00:00:00.0000000Z'],
    ['10/9/2024, 2:40:09.123 PM', '2024-10-09T14:40:09.1230000Z'],
    ['13/10/2024, 2:40:09.988 pm', '2024-10-13T14:40:09.9880000Z'],
    ['13/10/2024, 14:40:09', '2024-10-13T14:40:09.0000000Z'],
    ['9.10.2024, 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['09.10.2024 14:40', '2024-10-09T14:40:00.0000000Z'],
    ['9. Okt. 2024, 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['9 oct. 2024, 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['9 de out. de 2024, 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['9 Oct 2024, 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['Wed, 09 Oct 2024 14:40:09 GMT', '2024-10-09T14:40:09.0000000Z'],
    ['2024/10/09 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['2024. 10. 9. PM 2:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['2024. 10. 9. 오후 2:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['2024. 10. 09. 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['2024/10/9 上午12:40:09', '2024-10-09T00:40:09.0000000Z'],
    ['9. 10. 2024 14:40:09', '2024-10-09T14:40:09.0000000Z'],
    ['9/10/2024, 2:40:09 μ.μ.', '2024-10-09T14:40:09.0000000Z'],
    ['12/31/9999, 11:59:59.999 PM', '9999-12-31T23:59:59.9990000Z'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '',
    'abc',
    '12:36 PM',
    '2024-13-01',
    '30/30/2024',
    '10/9/2024, 13:00 PM',
    '10/9/2024, 25:00',
    'Foo 9, 2024',
    '2024-10-09T14:40:09+19:00',
    '1728484809',
  ])('%s is none', (text) => expect(read(text)).toBeUndefined());

  it('of any browser with these languages is read back', () => {
    const languages = [
      'en-US',
      'en-GB',
      'en-AU',
      'de-DE',
      'fr-FR',
      'es-ES',
      'it-IT',
      'pt-BR',
      'nl-NL',
      'sv-SE',
      'da-DK',
      'pl-PL',
      'cs-CZ',
      'el-GR',
      'ko-KR',
      'zh-CN',
      'ja-JP',
      'hu-HU',
    ];
    const styles = [
      { dateStyle: 'medium', timeStyle: 'medium' },
      { dateStyle: 'short', timeStyle: 'medium' },
    ] as const;
    const date = fc.date({ min: new Date('2001-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.constantFrom(...styles), date, (language, style, moment) => {
        const options =
          style.dateStyle === 'short'
            ? ({
                year: 'numeric',
                month: 'numeric',
                day: 'numeric',
                hour: 'numeric',
                minute: 'numeric',
                second: 'numeric',
              } as const)
            : style;
        const text = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(moment);
        const order = new DayOrderFinder(language === 'en-US' ? 'month first' : 'day first');
        expect(read(text, order), text).toBe(
          formatDatetime(fromUnixMilliseconds(Math.floor(moment.getTime() / 1000) * 1000) ?? 0n),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('without a date is told from others', () => {
    for (const text of ['12:36 PM', '01:46 PM', '36:25.1', '12:36:01']) expect(isTimeWithoutDate(text)).toBe(true);
    for (const text of ['', '12', '2024-10-09 12:36', 'a:b']) expect(isTimeWithoutDate(text)).toBe(false);
  });
});

describe('the order of day and month', () => {
  it('is told by a number that can be no month', () => {
    const order = new DayOrderFinder();
    expect(read('5/13/2024 1:00', order)).toBe('2024-05-13T01:00:00.0000000Z');
    expect(read('3/4/2024 1:00', order)).toBe('2024-03-04T01:00:00.0000000Z');
    expect([order.order, order.isMistaken(undefined), order.isGuess]).toEqual(['month first', false, false]);
  });

  it('is a mistake where it is told after it was assumed', () => {
    const order = new DayOrderFinder();
    expect(read('3/4/2024 1:00', order)).toBe('2024-03-04T01:00:00.0000000Z');
    expect(order.isGuess).toBe(true);
    expect(read('13/4/2024 1:00', order)).toBe('2024-04-13T01:00:00.0000000Z');
    expect([order.order, order.isMistaken(undefined), order.isGuess]).toEqual(['day first', true, false]);
  });

  it('is told better by numbers than by am and pm', () => {
    const order = new DayOrderFinder();
    expect(read('3/4/2024, 1:00:00 pm', order)).toBe('2024-04-03T13:00:00.0000000Z');
    expect(read('4/13/2024, 1:00:00 pm', order)).toBe('2024-04-13T13:00:00.0000000Z');
    expect([order.order, order.isMistaken(undefined)]).toEqual(['month first', true]);
  });

  it('is what the caller says, whatever the dates say', () => {
    const order = new DayOrderFinder('day first');
    expect(read('4/13/2024 1:00', order)).toBeUndefined();
    expect([order.order, order.isMistaken('month first')]).toEqual(['day first', false]);
  });

  it('in a column that does not tell is that of the others, unless they differ', () => {
    const orders = new DayOrders(undefined);
    read('3/4/2024', orders.of('quiet'));
    read('13/4/2024', orders.of('telling'));
    expect([orders.mistaken, orders.isGuess]).toEqual([true, true]);
    orders.restart();
    expect(read('3/4/2024', orders.of('quiet'))).toBe('2024-04-03T00:00:00.0000000Z');
    expect([orders.mistaken, orders.isGuess]).toEqual([false, false]);
    read('4/13/2024', orders.of('American'));
    orders.restart();
    expect(read('3/4/2024', orders.of('quiet'))).toBe('2024-03-04T00:00:00.0000000Z');
    expect(read('3/4/2024', orders.of('telling'))).toBe('2024-04-03T00:00:00.0000000Z');
    expect([orders.mistaken, orders.isGuess]).toEqual([false, true]);
  });

  it('is suggested by how am and pm are written', () => {
    const british = new DayOrderFinder();
    expect(read('3/4/2024, 1:00:00 pm', british)).toBe('2024-04-03T13:00:00.0000000Z');
    const american = new DayOrderFinder();
    expect(read('3/4/2024, 1:00:00 PM', american)).toBe('2024-03-04T13:00:00.0000000Z');
    expect([british.isGuess, american.isGuess]).toEqual([false, false]);
  });

  it('is not needed for dots and names', () => {
    const order = new DayOrderFinder();
    expect(read('3.4.2024 1:00', order)).toBe('2024-04-03T01:00:00.0000000Z');
    expect(order.isGuess).toBe(false);
  });
});

describe('months', () => {
  it('have names in several languages', () => {
    expect(['Jan', 'März', 'févr.', 'Sept', 'AUG.', 'maj', 'dicembre', 'oct'].map(monthNamed)).toEqual([
      1, 3, 2, 9, 8, 5, 12, 10,
    ]);
    expect(monthNamed('foo')).toBeUndefined();
  });
});

describe('a zone', () => {
  const local = (text: string) => readTimeText(text, new DayOrderFinder())?.ticks ?? 0n;
  const utc = (zone: string, text: string) => formatDatetime(zoneNamed(zone)?.toUtc(local(text)) ?? 0n).slice(0, 19);

  it.each([
    ['UTC', '2024-07-01T12:00:00', '2024-07-01T12:00:00'],
    ['Europe/Berlin', '2024-07-01T12:00:00', '2024-07-01T10:00:00'],
    ['europe/berlin', '2024-01-01T12:00:00', '2024-01-01T11:00:00'],
    ['W. Europe Standard Time', '2024-07-01T12:00:00', '2024-07-01T10:00:00'],
    ['Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '2024-07-01T12:00:00', '2024-07-01T10:00:00'],
    ['Pacific Time (US and Canada) Tijuana', '2024-07-01T12:00:00', '2024-07-01T19:00:00'],
    ['(UTC-08:00) Pacific Time (US & Canada)', '2024-01-01T12:00:00', '2024-01-01T20:00:00'],
    ['+05:30', '2024-07-01T12:00:00', '2024-07-01T06:30:00'],
    ['UTC-3', '2024-07-01T12:00:00', '2024-07-01T15:00:00'],
    ['Asia/Kathmandu', '2024-07-01T12:00:00', '2024-07-01T06:15:00'],
    // The hour that comes twice is the first of the two; one that never comes is as if the clocks had stayed.
    ['Europe/Berlin', '2024-10-27T02:30:00', '2024-10-27T00:30:00'],
    ['Europe/Berlin', '2024-10-27T03:00:00', '2024-10-27T02:00:00'],
    ['Europe/Berlin', '2024-03-31T02:30:00', '2024-03-31T01:30:00'],
    ['America/New_York', '2024-11-03T01:30:00', '2024-11-03T05:30:00'],
  ])('%s', (zone, text, expected) => expect(utc(zone, text)).toBe(expected));

  it('that nobody knows', () => {
    for (const name of ['Nowhere', '+25:00', '', 'Mars/Phobos']) expect(zoneNamed(name)).toBeUndefined();
  });

  it('shows the clock that Intl shows', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    const zones = fc.constantFrom(
      'Europe/London',
      'America/Los_Angeles',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Tokyo',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(zones, date, (name, moment) => {
        const seconds = new Date(Math.floor(moment.getTime() / 1000) * 1000);
        const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
        const found = zoneNamed(name)?.toUtc(local(clock.format(seconds).replace(' ', 'T'))) ?? 0n;
        const back = new Date(`${formatDatetime(found).slice(0, 19)}Z`);
        expect(clock.format(back)).toBe(clock.format(seconds));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a reader of times', () => {
  it('says what is odd', () => {
    const reader = new TimeReader(new DayOrderFinder(), undefined);
    expect(reader.notes('T.a')).toEqual([]);
    reader.read('2024-10-09T00:00:00Z');
    expect(reader.notes('T.a')).toEqual([]);
    reader.read('10/13/2024 1:00');
    reader.read('1970-01-01T00:00:00Z');
    expect(reader.notes('T.a')).toEqual([
      'T.a: times without a zone were read as UTC; name the zone with --timezone',
      'T.a: times have no seconds; something has cut them, as spreadsheets do',
      'T.a: 1970-01-01 occurs, which often stands for no time at all',
    ]);
  });
});
