CREATE TABLE `audit_event` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`bytes` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_id_unique` ON `audit_event` (`id`);--> statement-breakpoint
CREATE INDEX `audit_event_look` ON `audit_event` (`target`) WHERE "audit_event"."action" = 'pii_read';--> statement-breakpoint
CREATE TABLE `audit_link` (
	`seq` integer PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`prev` text NOT NULL,
	`h` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_link_eventId_unique` ON `audit_link` (`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_link_prev_unique` ON `audit_link` (`prev`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_link_h_unique` ON `audit_link` (`h`);--> statement-breakpoint
CREATE TABLE `audit_checkpoint` (
	`seq` integer PRIMARY KEY NOT NULL,
	`h` text NOT NULL,
	`at` integer NOT NULL,
	`kid` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guard` (
	`n` integer NOT NULL,
	CONSTRAINT "held" CHECK("guard"."n" = 1)
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`route` text NOT NULL,
	`body_hash` text NOT NULL,
	`response` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `used_nonce` (
	`nonce` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`resets_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lasting_secret` (
	`name` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `root_key` (
	`kid` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`attest` text NOT NULL,
	`canary` text,
	`learned_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `server_state` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `desk_account` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`account` text NOT NULL,
	`person_id` text NOT NULL,
	`from_date` text,
	`to_date` text
);
--> statement-breakpoint
CREATE TABLE `assessment` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`entered_by` text,
	`entered_at` integer,
	`attempt` integer NOT NULL,
	`passed` integer NOT NULL,
	`typing_speed` integer
);
--> statement-breakpoint
CREATE INDEX `assessment_person` ON `assessment` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`confirmed` integer NOT NULL,
	`came_at` text DEFAULT '' NOT NULL,
	`left_at` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decided_as` text,
	`origin` text DEFAULT 'import' NOT NULL,
	`cause_id` text,
	`reason` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_version` ON `attendance` (`season_id`,`person_id`,`date`,`shift`,`version`) WHERE "attendance"."withdrawn_by" is null;--> statement-breakpoint
CREATE INDEX `attendance_date` ON `attendance` (`season_id`,`date`);--> statement-breakpoint
CREATE TABLE `code_try` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`device_id` text NOT NULL,
	`punch_id` text,
	`room` text,
	`step` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `code_try_proof` ON `code_try` (`punch_id`) WHERE "code_try"."outcome" = 'proven';--> statement-breakpoint
CREATE INDEX `code_try_person` ON `code_try` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `code_try_code` ON `code_try` (`room`,`step`);--> statement-breakpoint
CREATE TABLE `punch` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`claimed_at` integer,
	`device_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `punch_receipt_unique` ON `punch` (`receipt`);--> statement-breakpoint
CREATE UNIQUE INDEX `punch_once` ON `punch` (`season_id`,`person_id`,`date`,`shift`,`kind`);--> statement-breakpoint
CREATE TABLE `punch_device` (
	`punch_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`punch_id`, `device_id`)
);
--> statement-breakpoint
CREATE TABLE `award` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`entered_by` text,
	`entered_at` integer,
	`name` text NOT NULL,
	`amount` text NOT NULL,
	`reviewed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `award_person` ON `award` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`granted` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`,`kind`);--> statement-breakpoint
CREATE TABLE `correction` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `correction_person` ON `correction` (`season_id`,`person_id`,`date`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`algorithm` text NOT NULL,
	`counter` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passkey_person` ON `passkey` (`person_id`);--> statement-breakpoint
CREATE TABLE `password` (
	`person_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`salt` text NOT NULL,
	`iterations` integer NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`set_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_person` ON `recovery_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `totp` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`last_step` integer NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`label` text NOT NULL,
	`added_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`removed_at` integer,
	`pin_failures` integer DEFAULT 0 NOT NULL,
	`pin_locked_until` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_person` ON `device` (`person_id`);--> statement-breakpoint
CREATE TABLE `pin` (
	`person_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`salt` text NOT NULL,
	`iterations` integer NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `insurance` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`policy` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person_id` text,
	`token_hash` text NOT NULL,
	`code_hash` text,
	`code_salt` text,
	`code_iterations` integer,
	`issued_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	`device_id` text,
	`pin_failures` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_tokenHash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_person` ON `invitation` (`person_id`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`done_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`done_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `leave` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `leave_person` ON `leave` (`season_id`,`person_id`,`from_date`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`params` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer
);
--> statement-breakpoint
CREATE INDEX `notice_person` ON `notice` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `online_time` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`minutes` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `online_time_person` ON `online_time` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`side` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approval_side` ON `approval` (`run_id`,`content_hash`,`side`);--> statement-breakpoint
CREATE UNIQUE INDEX `approval_person` ON `approval` (`run_id`,`content_hash`,`person_id`);--> statement-breakpoint
CREATE TABLE `payout_run` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`content_hash` text NOT NULL,
	`earned_hash` text NOT NULL,
	`discrepancies` text NOT NULL,
	`computed_at` integer NOT NULL,
	`computed_by` text NOT NULL,
	`published_at` integer
);
--> statement-breakpoint
CREATE TABLE `payslip` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`person_id` text NOT NULL,
	`revision` integer NOT NULL,
	`current` integer NOT NULL,
	`published_at` integer,
	`bytes` text NOT NULL,
	`hash` text NOT NULL,
	`due` text NOT NULL,
	`tax` text NOT NULL,
	`net` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payslip_revision` ON `payslip` (`run_id`,`person_id`,`revision`);--> statement-breakpoint
CREATE UNIQUE INDEX `payslip_current` ON `payslip` (`run_id`,`person_id`) WHERE "payslip"."current" = 1;--> statement-breakpoint
CREATE INDEX `payslip_person` ON `payslip` (`person_id`);--> statement-breakpoint
CREATE TABLE `payslip_view` (
	`id` text PRIMARY KEY NOT NULL,
	`payslip_id` text NOT NULL,
	`person_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`nonce` text NOT NULL,
	`consent_version` text NOT NULL,
	`viewed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`payslip_id`) REFERENCES `payslip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signature` (
	`id` text PRIMARY KEY NOT NULL,
	`payslip_id` text NOT NULL,
	`person_id` text NOT NULL,
	`view_id` text NOT NULL,
	`method` text NOT NULL,
	`signed_at` integer NOT NULL,
	`statement` text NOT NULL,
	`seal_kid` text NOT NULL,
	`seal` text NOT NULL,
	FOREIGN KEY (`payslip_id`) REFERENCES `payslip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signature_payslipId_unique` ON `signature` (`payslip_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_viewId_unique` ON `signature` (`view_id`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`seq` integer NOT NULL,
	`dorm` text DEFAULT '' NOT NULL,
	`enters_on` text,
	`leaves_on` text,
	`withdrawn_by` text,
	PRIMARY KEY(`season_id`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolment_person` ON `enrolment` (`person_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_date` text DEFAULT '' NOT NULL,
	`class_name` text NOT NULL,
	`group_name` text NOT NULL,
	`leader` integer NOT NULL,
	PRIMARY KEY(`season_id`, `person_id`, `from_date`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_class` ON `membership` (`season_id`,`class_name`);--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`phone` text,
	`phone_tail` text,
	`phone_index` text,
	`id_number` text,
	`id_number_tail` text,
	`id_number_index` text,
	`card_number` text,
	`card_number_tail` text,
	`card_number_index` text,
	`card_salt` text,
	`card_commitment` text,
	`card_since` integer,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_number` ON `person` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `person_id_number_index` ON `person` (`id_number_index`);--> statement-breakpoint
CREATE INDEX `person_card_number_index` ON `person` (`card_number_index`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`class_name` text,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_live` ON `role_grant` (`person_id`,`role`,case when "class_name" is null then '' else "class_name" end) WHERE "role_grant"."revoked_at" is null;--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`device_id` text,
	`label` text DEFAULT '' NOT NULL,
	`step_up_until` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`idle_ms` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_id_unique` ON `session` (`id`);--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`points` integer NOT NULL,
	`cause` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `points_person` ON `points` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `number_import` (
	`import_id` text NOT NULL,
	`person_id` text NOT NULL,
	`fields` text NOT NULL,
	PRIMARY KEY(`import_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `number_import_person` ON `number_import` (`person_id`);--> statement-breakpoint
CREATE TABLE `quality_error` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`entered_by` text,
	`entered_at` integer,
	`level` text NOT NULL,
	`amount` text,
	`note` text DEFAULT '' NOT NULL,
	`company_verified` integer NOT NULL,
	`school_verified` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quality_error_person` ON `quality_error` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `repair` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`seat` text NOT NULL,
	`note` text NOT NULL,
	`reported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `repair_person` ON `repair` (`season_id`,`person_id`,`date`);--> statement-breakpoint
CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`final` integer NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_final` ON `reply` (`request_id`) WHERE "reply"."final" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `reply_once` ON `reply` (`request_id`,`by_id`,`final`);--> statement-breakpoint
CREATE TABLE `role_proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`class_name` text,
	`kind` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`confirmed` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_proposal_open` ON `role_proposal` (`person_id`,`role`,`kind`,case when "class_name" is null then '' else "class_name" end) WHERE "role_proposal"."decided_at" is null;--> statement-breakpoint
CREATE TABLE `room` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`name` text NOT NULL,
	`seats` integer NOT NULL,
	`machines` integer NOT NULL,
	`classes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ruling` (
	`id` text PRIMARY KEY NOT NULL,
	`fact_id` text NOT NULL,
	`turn` integer NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`side` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`amount` text,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ruling_turn` ON `ruling` (`fact_id`,`turn`);--> statement-breakpoint
CREATE INDEX `ruling_person` ON `ruling` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `season` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`rules` text NOT NULL,
	`rules_hash` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`import_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `season_version` ON `season` (`id`,`version`);--> statement-breakpoint
CREATE TABLE `season_import` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	`files_hash` text NOT NULL,
	`counts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`date` text NOT NULL,
	`class_name` text NOT NULL,
	`person_id` text,
	`cell` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_entry_live` ON `plan_entry` (`season_id`,`date`,`class_name`,case when "person_id" is null then '' else "person_id" end) WHERE "plan_entry"."withdrawn_by" is null;--> statement-breakpoint
CREATE TABLE `swap` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`person_id` text NOT NULL,
	`other_id` text NOT NULL,
	`class_name` text NOT NULL,
	`exchanges` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `swap_person` ON `swap` (`season_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `swap_other` ON `swap` (`season_id`,`other_id`);--> statement-breakpoint
CREATE TABLE `undertaking` (
	`person_id` text NOT NULL,
	`version` text NOT NULL,
	`text_hash` text NOT NULL,
	`typed_name` text NOT NULL,
	`device_id` text NOT NULL,
	`proof` text NOT NULL,
	`body_hash` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `version`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `violation` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`import_id` text,
	`content` text,
	`withdrawn_by` text,
	`person_id` text NOT NULL,
	`date` text NOT NULL,
	`entered_by` text,
	`entered_at` integer,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`deduction` text,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `violation_person` ON `violation` (`season_id`,`person_id`);