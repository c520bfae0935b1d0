import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { PersistenceManager } from "./fauxqs.ts";
import { FifoDeduplication, type FirstSend } from "./fifo-deduplication.ts";

/*
 * A trigger writes the deduplication id in the same transaction as the message: a host killed between the two
 * would else either forget a send or refuse one that it does not have. Only a message that was never received is
 * a send; one with receives is on its way to the dead letters.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS fifo_sends (
  queue_name TEXT NOT NULL,
  deduplication_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  sequence_number TEXT,
  sent_at INTEGER NOT NULL,
  PRIMARY KEY (queue_name, deduplication_id)
);
CREATE INDEX IF NOT EXISTS fifo_sends_by_time ON fifo_sends (sent_at);
CREATE TRIGGER IF NOT EXISTS remember_fifo_send AFTER INSERT ON sqs_messages
WHEN NEW.message_deduplication_id IS NOT NULL AND NEW.approximate_receive_count = 0
BEGIN
  INSERT OR REPLACE INTO fifo_sends
  VALUES (NEW.queue_name, NEW.message_deduplication_id, NEW.message_id, NEW.sequence_number, NEW.sent_timestamp);
END;
`;

const sendRow = z.object({
  deduplication_id: z.string(),
  message_id: z.string(),
  sequence_number: z.string().nullable(),
  sent_at: z.number(),
});

/** Queues, topics and buckets on disk, each change written before its request is answered. */
export class DurableState extends PersistenceManager {
  readonly #database: DatabaseSync;
  #movingToDeadLetters = false;

  constructor(directory: string) {
    super(directory);
    // The emulator's own connection: a second one could not set how it writes.
    this.#database = this["db"];
    // Each change is with the operating system before it is answered, which a killed process does not undo; to wait
    // for the disk as well, against a power cut, would halve the speed.
    this.#database.exec("PRAGMA synchronous = NORMAL");
    this.#database.exec(SCHEMA);
    this.#database
      .prepare("DELETE FROM fifo_sends WHERE sent_at < ?")
      .run(FifoDeduplication.horizon(Date.now()));
  }

  /** The sends of a FIFO queue that its deduplication still counts, oldest first. */
  fifoSends(queue: string): ReadonlyArray<readonly [id: string, send: FirstSend]> {
    return this.#database
      .prepare("SELECT * FROM fifo_sends WHERE queue_name = ? AND sent_at >= ? ORDER BY sent_at")
      .all(queue, FifoDeduplication.horizon(Date.now()))
      .map((row) => sendRow.parse(row))
      .map((row) => [
        row.deduplication_id,
        {
          messageId: row.message_id,
          sequenceNumber: row.sequence_number ?? undefined,
          sentAt: row.sent_at,
        },
      ]);
  }

  /**
   * Runs a receive. The emulator deletes a message before it inserts it among the dead letters, and a host killed
   * in between would lose it; the insertion replaces the row anyway, so the deletion is left out.
   */
  receiving<T>(receive: () => T): T {
    this.#movingToDeadLetters = true;
    try {
      return receive();
    } finally {
      this.#movingToDeadLetters = false;
    }
  }

  override deleteMessage(messageId: string): void {
    if (!this.#movingToDeadLetters) super.deleteMessage(messageId);
  }

  /** The emulator would also clear the receive count here, which its own schema refuses. */
  override updateMessageReady(messageId: string): void {
    this.#database
      .prepare(
        "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
      )
      .run(messageId);
  }
}
