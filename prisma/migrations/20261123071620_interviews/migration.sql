-- CreateEnum
CREATE TYPE "InterviewPlace" AS ENUM ('thread', 'direct', 'private');

-- CreateEnum
CREATE TYPE "ContestStatus" AS ENUM ('open', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "GraderKind" AS ENUM ('model', 'embedded');

-- AlterEnum
ALTER TYPE "Hold" ADD VALUE 'interview';

-- CreateTable
CREATE TABLE "InterviewQuestion" (
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "chapter" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "draft" BOOLEAN NOT NULL,
    "content" JSONB NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewScenario" (
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewScenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interview" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "place" "InterviewPlace" NOT NULL,
    "channelId" BIGINT,
    "parentId" BIGINT,
    "plan" JSONB NOT NULL,
    "state" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "deadline" TIMESTAMPTZ(3),
    "lastMessageId" BIGINT,
    "drivenUntil" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "InterviewEffect" (
    "learnerId" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "interviewId" INTEGER NOT NULL,
    "effect" JSONB NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewEffect_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "InterviewMessage" (
    "learnerId" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "interviewId" INTEGER NOT NULL,
    "question" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InterviewMessage_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "Contest" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "interviewId" INTEGER NOT NULL,
    "question" INTEGER NOT NULL,
    "chapter" INTEGER,
    "rubric" JSONB NOT NULL,
    "answer" TEXT NOT NULL,
    "assessment" JSONB NOT NULL,
    "grader" TEXT NOT NULL,
    "graderVersion" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "consent" BOOLEAN NOT NULL,
    "status" "ContestStatus" NOT NULL DEFAULT 'open',
    "decidedBy" BIGINT,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "InterviewObserver" (
    "learnerId" BIGINT NOT NULL,
    "interviewId" INTEGER NOT NULL,
    "observerId" BIGINT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "InterviewObserver_pkey" PRIMARY KEY ("learnerId","interviewId","observerId")
);

-- CreateTable
CREATE TABLE "ObserverVerdict" (
    "learnerId" BIGINT NOT NULL,
    "interviewId" INTEGER NOT NULL,
    "question" INTEGER NOT NULL,
    "observerId" BIGINT NOT NULL,
    "met" TEXT[],

    CONSTRAINT "ObserverVerdict_pkey" PRIMARY KEY ("learnerId","interviewId","question","observerId")
);

-- CreateTable
CREATE TABLE "GraderChoice" (
    "learnerId" BIGINT NOT NULL,
    "kind" "GraderKind" NOT NULL,
    "host" TEXT NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GraderChoice_pkey" PRIMARY KEY ("learnerId")
);

-- CreateTable
CREATE TABLE "ModelUse" (
    "learnerId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ModelUse_pkey" PRIMARY KEY ("learnerId","day")
);

-- CreateTable
CREATE TABLE "InstanceModelUse" (
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "InstanceModelUse_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "InterviewQuestion_deckId_chapter_key_key" ON "InterviewQuestion"("deckId", "chapter", "key");

-- CreateIndex
CREATE UNIQUE INDEX "InterviewScenario_deckId_key_key" ON "InterviewScenario"("deckId", "key");

-- CreateIndex
CREATE INDEX "Interview_learnerId_startedAt_idx" ON "Interview"("learnerId", "startedAt");

-- CreateIndex
CREATE INDEX "Interview_open_idx" ON "Interview"("open");

-- CreateIndex
CREATE INDEX "InterviewEffect_learnerId_interviewId_doneAt_idx" ON "InterviewEffect"("learnerId", "interviewId", "doneAt");

-- CreateIndex
CREATE INDEX "InterviewMessage_learnerId_interviewId_question_part_idx" ON "InterviewMessage"("learnerId", "interviewId", "question", "part");

-- CreateIndex
CREATE INDEX "Contest_status_createdAt_idx" ON "Contest"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_learnerId_interviewId_question_key" ON "Contest"("learnerId", "interviewId", "question");

-- CreateIndex
CREATE INDEX "InterviewObserver_observerId_idx" ON "InterviewObserver"("observerId");

-- CreateIndex
CREATE INDEX "ObserverVerdict_observerId_idx" ON "ObserverVerdict"("observerId");

-- AddForeignKey
ALTER TABLE "InterviewQuestion" ADD CONSTRAINT "InterviewQuestion_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewScenario" ADD CONSTRAINT "InterviewScenario_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewEffect" ADD CONSTRAINT "InterviewEffect_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewEffect" ADD CONSTRAINT "InterviewEffect_learnerId_interviewId_fkey" FOREIGN KEY ("learnerId", "interviewId") REFERENCES "Interview"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewMessage" ADD CONSTRAINT "InterviewMessage_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewMessage" ADD CONSTRAINT "InterviewMessage_learnerId_interviewId_fkey" FOREIGN KEY ("learnerId", "interviewId") REFERENCES "Interview"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_learnerId_interviewId_fkey" FOREIGN KEY ("learnerId", "interviewId") REFERENCES "Interview"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewObserver" ADD CONSTRAINT "InterviewObserver_learnerId_interviewId_fkey" FOREIGN KEY ("learnerId", "interviewId") REFERENCES "Interview"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObserverVerdict" ADD CONSTRAINT "ObserverVerdict_learnerId_interviewId_fkey" FOREIGN KEY ("learnerId", "interviewId") REFERENCES "Interview"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraderChoice" ADD CONSTRAINT "GraderChoice_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelUse" ADD CONSTRAINT "ModelUse_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
