-- CreateEnum
CREATE TYPE "ReminderOutcome" AS ENUM ('sending', 'sent', 'refused', 'failed');

-- CreateTable
CREATE TABLE "Reminder" (
    "learnerId" BIGINT NOT NULL,
    "at" INTEGER NOT NULL,
    "channelId" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3),
    "pausedFor" INTEGER,
    "pauseTold" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("learnerId")
);

-- CreateTable
CREATE TABLE "ReminderSend" (
    "learnerId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "outcome" "ReminderOutcome" NOT NULL DEFAULT 'sending',
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReminderSend_pkey" PRIMARY KEY ("learnerId","day")
);

-- CreateTable
CREATE TABLE "SendBudget" (
    "id" INTEGER NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "filledAt" TIMESTAMPTZ(6) NOT NULL,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "refusedSince" TIMESTAMPTZ(3),
    "stoppedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "SendBudget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingImport" (
    "learnerId" BIGINT NOT NULL,
    "url" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingImport_pkey" PRIMARY KEY ("learnerId")
);

-- CreateIndex
CREATE INDEX "Reminder_nextAt_idx" ON "Reminder"("nextAt");

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderSend" ADD CONSTRAINT "ReminderSend_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingImport" ADD CONSTRAINT "PendingImport_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
