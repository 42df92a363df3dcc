CREATE TABLE `chat_action` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`item` text NOT NULL,
	`version` text NOT NULL,
	`what` text NOT NULL,
	`params` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `chat_action_end` ON `chat_action` (`expires_at`);--> statement-breakpoint
CREATE TABLE `chat_binding` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`account` text NOT NULL,
	`chat` text NOT NULL,
	`name` text NOT NULL,
	`number` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chat_binding_person` ON `chat_binding` (`person_id`) WHERE "chat_binding"."state" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX `chat_binding_account` ON `chat_binding` (`account`) WHERE "chat_binding"."state" = 'active';--> statement-breakpoint
CREATE TABLE `chat_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_by` text
);
--> statement-breakpoint
CREATE TABLE `chat_message` (
	`person_id` text NOT NULL,
	`item` text NOT NULL,
	`chat` text NOT NULL,
	`message` integer NOT NULL,
	`digest` text NOT NULL,
	`draft` text NOT NULL,
	`open_until` integer,
	`shown_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `item`)
);
--> statement-breakpoint
CREATE INDEX `chat_message_open` ON `chat_message` (`open_until`);--> statement-breakpoint
CREATE TABLE `chat_update` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`answered_at` integer
);
