CREATE TABLE `ink` (
	`signature_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`png` text NOT NULL,
	FOREIGN KEY (`signature_id`) REFERENCES `signature`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ink_hash_unique` ON `ink` (`hash`);--> statement-breakpoint
ALTER TABLE `signature` ADD `browser` text;--> statement-breakpoint
CREATE INDEX `signature_browser` ON `signature` (`browser`,`signed_at`);
--> statement-breakpoint
CREATE TRIGGER ink_no_update BEFORE UPDATE ON "ink" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ink_no_delete BEFORE DELETE ON "ink" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
