import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../generators/front-matter/parse-date.ts';
import { editDate } from './edit-date.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 500;

/** The forms of generators.md §5. */
const forms = [
  '2020-03-17 21:57:00 +0900',
  '2020-03-17T21:57:00.000Z',
  '2020-03-17',
  '2020-03-17 21:57:00',
  '2020-03-17T21:57:00Z',
  '2020-03-17 21:57:00 UTC',
  '2020-03-17T21:57:00+01:00',
  '2020-03-17 21:57',
  '2020-03-17 21:57:00 -0500',
  '2020-03-17T21:57:00-05:00',
  '2020-03-17 9:57:00 +0900',
  '2020-03-17 9:57:00',
  '2020-03-17 21:57:00 -5',
  '2020/03/17 21:57',
  '2020/03/17 21:57:00',
  '2020-03-17 21:57:00 UTC-05:00',
  '2020-03-17 9:57:00 UTC',
  '2020-03-7',
  '12/31/2020 11:59:00 PM UTC',
  '2020-03-17 21:57:00Z',
  '2020-03-17T21:57:00',
  '2020-03-17 21:57 Europe/Zurich',
];

/** A date without its digits. */
const shape = (date: string) => date.replace(/\d+/g, '9').replace(/[AP]M/, 'M');

describe('another moment', () => {
  const instant = '2026-07-05T04:05:06.789Z';

  it.each([
    ['2020-03-17 21:57:00 +0900', 'UTC', '2026-07-05 13:05:06 +0900'],
    ['2020-03-17 21:57:00 +0100', 'Europe/Zurich', '2026-07-05 06:05:06 +0200'],
    ['2020-03-17 21:57:00 +0900', 'Europe/Zurich', '2026-07-05 13:05:06 +0900'],
    ['2020-03-17T21:57:00.000Z', 'Europe/Zurich', '2026-07-05T04:05:06.789Z'],
    ['2020-03-17', 'Pacific/Auckland', '2026-07-05'],
    ['2020-3-7', 'UTC', '2026-7-5'],
    ['2020-03-7', 'UTC', '2026-07-5'],
    ['2020-12-17', 'UTC', '2026-07-05'],
    ['2020-12-7', 'UTC', '2026-7-5'],
    ['2020/03/17 21:57', 'UTC', '2026/07/05 04:05'],
    ['2020-03-17 9:57:00 UTC', 'UTC', '2026-07-05 4:05:06 UTC'],
    ['2020-03-17 21:57:00 -5', 'America/Chicago', '2026-07-04 23:05:06 -5'],
    ['2020-01-17 21:57:00 -6', 'America/Chicago', '2026-07-04 23:05:06 -5'],
    ['2020-03-17 21:57:00 -5', 'Asia/Kolkata', '2026-07-04 23:05:06 -5'],
    ['2020-03-17 21:57:00 UTC+05:30', 'Asia/Kolkata', '2026-07-05 09:35:06 UTC+05:30'],
    ['2020-03-17 21:57 Europe/Zurich', 'UTC', '2026-07-05 06:05 Europe/Zurich'],
    ['2020-02-17 08:00 PST', 'America/Los_Angeles', '2026-07-04 20:05 PST'],
    ['12/31/2020 11:59:00 PM UTC', 'UTC', '07/05/2026 04:05:06 AM UTC'],
    ['1/2/2020 1:59 pm', 'UTC', '7/5/2026 4:05 am'],
  ])('like %s in %s', (written, zone, wanted) => {
    expect(editDate(written, { instant }, zone)).toBe(wanted);
  });

  it('is read back as that moment, to the precision of the form', () => {
    const moment = fc.date({
      min: new Date('1971-01-02T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        moment,
        fc.constantFrom('UTC', 'Asia/Tokyo', 'Asia/Kolkata'),
        (form, date, zone) => {
          const text = editDate(form, { instant: date.toISOString() }, zone) ?? '';
          expect(shape(text)).toBe(shape(form));
          const precision = /:\d\d:/.test(form) ? 1000 : form.includes(':') ? 60_000 : 86_400_000;
          const back = Date.parse(parseDate(text, zone) ?? '');
          expect(date.getTime() - back, text).toBeGreaterThanOrEqual(0);
          expect(date.getTime() - back, text).toBeLessThan(precision);
        },
      ),
      { seed, numRuns, verbose: 1 },
    );
  });
});

describe('another time of the clock', () => {
  it('stands as it was given, and what was not given stays', () => {
    const clock = { year: 2021, month: 7, day: 4 };
    expect(editDate('2020-03-17 21:57:08 +0100', { clock }, 'Europe/Zurich')).toBe(
      '2021-07-04 21:57:08 +0200',
    );
    expect(editDate('2020-03-17 21:57:08 +0900', { clock }, 'UTC')).toBe('2021-07-04 21:57:08 +0900');
    expect(editDate('2020-03-17', { clock: { ...clock, hour: 12 } }, 'UTC')).toBe('2021-07-04');
    expect(editDate('2020-03-17T21:57:00.123456Z', { clock: { hour: 9 } }, 'UTC')).toBe(
      '2020-03-17T09:57:00.123000Z',
    );
  });

  it('that is none is not written', () => {
    expect(editDate('2020-03-31', { clock: { month: 2 } }, 'UTC')).toBeUndefined();
    expect(editDate('2020-03-31', { instant: 'yesterday' }, 'UTC')).toBeUndefined();
  });
});

describe('a date', () => {
  it('given its own time is the same text, in every form and zone', () => {
    for (const form of forms)
      for (const zone of ['UTC', 'Europe/Zurich', 'America/Los_Angeles', 'Asia/Kolkata', 'No/Zone'])
        expect(editDate(form, { clock: {} }, zone)).toBe(form);
  });

  it('in no form we know is not rewritten', () => {
    for (const written of [
      '',
      'Tuesday',
      '2023-01-29 18:30:22 2023 -0800',
      '2020-13-01',
      '2020-01-01 10:00 +99:00',
    ])
      expect(editDate(written, { instant: '2026-01-01T00:00:00Z' }, 'UTC')).toBeUndefined();
  });
});

describe('the zone of this machine', () => {
  const own = process.env.TZ;
  const said = () =>
    forms.map(written => [
      parseDate(written, 'Europe/Zurich'),
      editDate(written, { instant: '2026-07-05T04:05:06.789Z' }, 'Europe/Zurich'),
    ]);

  it.each(['America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'does not change what a date says or becomes: %s',
    zone => {
      process.env.TZ = 'UTC';
      const wanted = said();
      try {
        process.env.TZ = zone;
        // The change must have come through, or nothing is seen.
        expect(new Date(2026, 6, 5).toISOString()).not.toBe('2026-07-05T00:00:00.000Z');
        expect(said()).toEqual(wanted);
      } finally {
        if (own === undefined) delete process.env.TZ;
        else process.env.TZ = own;
      }
    },
  );
});
