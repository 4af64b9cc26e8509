import { createHash } from 'node:crypto';

const lengthBytes = 4;
const checksumBytes = 8;
const headBytes = lengthBytes + checksumBytes;

/** One value as a record: the payload's length, the start of its SHA-256, and the payload as JSON. */
export function encodeRecord(value: unknown): Buffer {
  const payload = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(lengthBytes);
  head.writeUInt32BE(payload.length);
  return Buffer.concat([head, checksumOf(payload), payload]);
}

/** The values of all whole records up to the first that is cut or damaged; what follows that one cannot be trusted. */
export function decodeRecords(bytes: Buffer): unknown[] {
  const values: unknown[] = [];
  for (let start = 0; start + headBytes <= bytes.length; ) {
    const end = start + headBytes + bytes.readUInt32BE(start);
    const payload = bytes.subarray(start + headBytes, end);
    const checksum = bytes.subarray(start + lengthBytes, start + headBytes);
    if (end > bytes.length || !checksumOf(payload).equals(checksum)) break;
    values.push(JSON.parse(payload.toString()));
    start = end;
  }
  return values;
}

function checksumOf(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest().subarray(0, checksumBytes);
}
