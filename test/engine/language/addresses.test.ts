import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunError } from '../../../src/engine/engine.js';
import { formatIpv4, ipv4Network, parseIpv4 } from '../../../src/engine/language/scalars/_ipv4.js';
import { formatIpv6, parseIpv6 } from '../../../src/engine/language/scalars/_ipv6.js';
import { onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

const rowOf = (expressions: string) => runQuery(`print ${expressions}`).rows[0];
const address = fc.nat({ max: 2 ** 32 - 1 });

describe('IPv4 addresses', () => {
  it('are read as they are printed', () => {
    fc.assert(
      fc.property(address, fc.nat({ max: 32 }), (number, prefix) => {
        expect(parseIpv4(`${formatIpv4(number)}/${prefix}`)).toEqual({ address: number, prefix });
        return ipv4Network(number, prefix) <= number;
      }),
    );
  });

  it.each(['', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.4/33', '1.2.3.4/', '01.2.3.4', '1.2.3.a', '::1', '١.2.3.4'])(
    'are not %j',
    (text) => {
      expect(parseIpv4(text)).toBeNull();
      expect(onTexts('ipv4_is_private(s)', [text])).toEqual([null]);
      expect(onTexts('format_ipv4(s)', [text])).toEqual(['']);
    },
  );

  it('are private within three networks', () => {
    const texts = [
      '10.0.0.0',
      '11.0.0.0',
      '172.15.255.255',
      '172.16.0.0',
      '172.31.255.255',
      '172.32.0.0',
      '192.168.255.255',
      '192.169.0.0',
      '10.1.2.3/4',
    ];
    expect(onTexts('ipv4_is_private(s)', texts)).toEqual([true, false, false, true, true, false, true, false, false]);
  });

  it('compare by the fewest bits that count', () => {
    expect(
      rowOf(
        'ipv4_compare("10.0.0.1", "10.0.0.2"), ipv4_compare("255.0.0.0", "1.0.0.0"), ipv4_compare("1.1.1.1", "2.2.2.2", 0)',
      ),
    ).toEqual([-1, 1, 0]);
    expect(
      rowOf(
        'ipv4_compare("10.0.0.1", "x"), ipv4_is_match("10.0.0.1", "10.0.0.1", 33), ipv4_is_match("10.0.0.1", "10.0.0.1", -1)',
      ),
    ).toEqual([null, null, null]);
  });

  it('are in a range by its bits, whatever their own', () => {
    expect(
      onTexts('ipv4_is_in_range(s, "192.168.0.0/16")', ['192.168.1.1', '192.168.1.1/8', '192.169.1.1', 'x']),
    ).toEqual([true, true, false, null]);
    expect(
      onTexts('ipv4_is_in_any_range(s, dynamic(["10.0.0.0/8", "no range", "192.168.1.1"]))', [
        '10.9.9.9',
        '192.168.1.2',
        'x',
      ]),
    ).toEqual([true, false, null]);
    expect(onTexts('ipv4_is_in_any_range("10.1.1.1", s, "11.0.0.0/8")', ['10.0.0.0/8', '12.0.0.0/8'])).toEqual([
      true,
      false,
    ]);
  });

  it('of a range fall into networks that hold them all and no others', () => {
    fc.assert(
      fc.property(address, fc.nat({ max: 5000 }), (first, count) => {
        const last = Math.min(first + count, 2 ** 32 - 1);
        const [networks] = rowOf(`ipv4_range_to_cidr_list("${formatIpv4(first)}", "${formatIpv4(last)}")`) as [
          string[],
        ];
        let next = first;
        for (const text of networks) {
          const network = parseIpv4(text);
          if (network === null) return false;
          expect(network.address).toBe(next);
          expect(ipv4Network(network.address, network.prefix)).toBe(network.address);
          next += 2 ** (32 - network.prefix);
        }
        return next === last + 1;
      }),
      { numRuns: 50 },
    );
    expect(
      rowOf('ipv4_range_to_cidr_list("0.0.0.0", "255.255.255.255"), ipv4_range_to_cidr_list("x", "1.1.1.1")'),
    ).toEqual([['0.0.0.0/0'], null]);
  });

  it('are printed from numbers too', () => {
    expect(
      rowOf(
        'format_ipv4(3232235777), format_ipv4(-1), format_ipv4(4294967296), format_ipv4_mask(3232235777, 24), format_ipv4(long(null))',
      ),
    ).toEqual(['192.168.1.1', '', '', '192.168.1.0/24', '']);
  });
});

describe('IPv6 addresses', () => {
  it('are read as they are printed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (number) => {
        expect(parseIpv6(formatIpv6(number))?.address).toBe(number);
      }),
    );
  });

  it.each([
    ['::', 0n],
    ['::1', 1n],
    ['1::', 1n << 112n],
    ['2001:DB8::8:800:200c:417a', 0x20010db80000000000080800200c417an],
    ['64:ff9b::192.0.2.33', 0x0064ff9b0000000000000000c0000221n],
    ['::ffff:1.2.3.4', 0xffff01020304n],
    ['1.2.3.4', 0xffff01020304n],
    [' 1.2.3.4 ', 0xffff01020304n],
    ['::1.2.3.4', 0xffff01020304n],
    ['fe80::1%eth0', (0xfe80n << 112n) | 1n],
  ])('may be written %s', (text, number) => {
    expect(parseIpv6(text)?.address).toBe(number);
  });

  it.each([
    '',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '12345::',
    '::g',
    '::1/129',
    '::ffff:1.2.3.4/120',
    '::ffff:1.2.3.400',
  ])('are not %j', (text) => {
    expect(parseIpv6(text)).toBeNull();
    expect(onTexts('parse_ipv6(s)', [text])).toEqual(['']);
  });

  it.each([
    ['::1.2.3.4', '0000:0000:0000:0000:0000:0000:0102:0304'],
    ['::ffff:1.2.3.4/24', '0000:0000:0000:0000:0000:ffff:0102:0300'],
    ['1:2:3:4:5:6:1.2.3.4/24', '0001:0002:0003:0004:0005:0006:0102:0300'],
    ['2001:db8::10/17', '2001:0000:0000:0000:0000:0000:0000:0000'],
  ])('%s is printed as %s', (text, printed) => {
    expect(onTexts('parse_ipv6(s)', [text])).toEqual([printed]);
  });

  it('meet IPv4 addresses', () => {
    expect(
      rowOf(
        'ipv6_is_match("10.1.2.3/24", "::ffff:0a01:02ff"), ipv6_is_match("10.1.2.3", "10.1.9.9", 16), ipv6_compare("10.0.0.1", "10.0.0.2", 128)',
      ),
    ).toEqual([true, true, -1]);
    expect(
      rowOf(
        'parse_ipv6_mask("::1", 129), parse_ipv6_mask("ffff::", 4), ipv6_is_in_range("::1", "x"), ipv6_is_in_range("2001:db8::1", "2001:db8::/32")',
      ),
    ).toEqual(['', 'f000:0000:0000:0000:0000:0000:0000:0000', null, true]);
  });
});

describe('addresses in text', () => {
  it('stand between characters that are no letters or digits', () => {
    const texts = [
      '127.0.0.1',
      '(127.0.0.1)',
      'ip=127.0.0.1;',
      '_127.0.0.1_',
      'é127.0.0.1',
      '127.0.0.10',
      '1127.0.0.1',
      '5.127.0.0.1',
      '127.0.0.1x, 127.0.0.1',
      '',
    ];
    expect(onTexts('has_ipv4(s, "127.0.0.1")', texts)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(onTexts('has_any_ipv4(s, "9.9.9.9", "127.0.0.1")', texts)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('are looked for by whole numbers', () => {
    const texts = [
      'from 192.168.1.7',
      'from 192.16.8.7',
      '192.168.1.700',
      '192.168.1',
      'x192.168.1.1',
      '192.168.1.1x',
      '192.168.1.1x 192.168.1.2',
    ];
    expect(onTexts('has_ipv4_prefix(s, "192.168.")', texts)).toEqual([true, false, false, false, false, false, true]);
    expect(onTexts('has_any_ipv4_prefix(s, dynamic(["10.", "192.16."]))', texts)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are never found by what is no address and no prefix', () => {
    const text = ['192.168.1.7 300.1.1.1 10.0.0.0/8'];
    for (const prefix of ['192.168', '192', '', '300.', '.', '192..', '10.0.0.0/8', '1.2.3.4.'])
      expect(onTexts(`has_ipv4_prefix(s, "${prefix}")`, text), prefix).toEqual([false]);
    for (const ip of ['300.1.1.1', '10.0.0.0/8', ''])
      expect(onTexts(`has_ipv4(s, "${ip}")`, text), ip).toEqual([false]);
  });
});

describe('locations', () => {
  const query =
    'print x = geo_info_from_ip_address("20.53.203.50"), geo_info_from_ip_address("10.0.0.1"), geo_info_from_ip_address("nowhere")';

  it('come from the lookup of the run', () => {
    const geo = (ip: string) =>
      ip === '20.53.203.50' ? { city: 'Sydney', country: 'Australia', latitude: -33.9 } : null;
    const { rows } = runQuery(query, {}, { lookups: { geo } });
    expect(rows).toEqual([[{ country: 'Australia', city: 'Sydney', latitude: -33.9 }, null, null]]);
    expect(Object.keys(rows[0]?.[0] ?? {})).toEqual(['country', 'city', 'latitude']);
  });

  it('are refused without one', () => {
    expect(() => runQuery(query)).toThrow(RunError);
    expect(() => runQuery(query)).toThrow("give one to the run, as the lookup 'geo'");
  });
});
