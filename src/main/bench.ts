// `npm run bench -- [NAME…]`: JSON lines {name, value, unit, calibration, ratio}; every ratio is against the same
// run's calibration.
import { calibrate } from './bench/calibrate.ts';
import { measures } from './bench/measures.ts';
import { startServer } from './bench/server.ts';

const names = process.argv.slice(2);
const wanted = measures.filter(({ name }) => names.length === 0 || names.some((one) => name.includes(one)));
const calibration = await calibrate();
process.stdout.write(`${JSON.stringify({ name: 'calibration', ...calibration })}\n`);
const server = await startServer();
try {
  for (const { name, unit, measure } of wanted) {
    const { value, ratio, ...more } = await measure({ server, calibration });
    process.stdout.write(
      `${JSON.stringify({ name, value: rounded(value), unit, calibration: more.against, ratio: rounded(ratio), ...more.details })}\n`,
    );
  }
} finally {
  await server.end();
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
