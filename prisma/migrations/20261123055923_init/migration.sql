-- CreateEnum
CREATE TYPE "CardKind" AS ENUM ('question', 'criterion', 'tradeoff', 'mistake', 'concept', 'takeaway');

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('new', 'learning', 'review', 'relearning');

-- CreateEnum
CREATE TYPE "Hold" AS ENUM ('sibling', 'bury', 'spread');

-- CreateTable
CREATE TABLE "Deck" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chapter" (
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Chapter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Card" (
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "chapterId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "CardKind" NOT NULL,
    "front" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "siblingGroup" TEXT,
    "essential" BOOLEAN NOT NULL DEFAULT false,
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "guideRank" INTEGER NOT NULL,
    "interviewRank" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Learner" (
    "id" BIGINT NOT NULL,
    "zone" TEXT,
    "dayStartsAt" INTEGER NOT NULL DEFAULT 240,
    "desiredRetention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
    "newPerDay" INTEGER NOT NULL DEFAULT 10,
    "reviewsPerDay" INTEGER NOT NULL DEFAULT 200,
    "interviewDate" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudySession" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "deckId" INTEGER NOT NULL,
    "chapters" INTEGER[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StudySession_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "ReviewState" (
    "learnerId" BIGINT NOT NULL,
    "cardId" INTEGER NOT NULL,
    "phase" "Phase" NOT NULL DEFAULT 'new',
    "due" TIMESTAMPTZ(3) NOT NULL,
    "showFrom" TIMESTAMPTZ(3) NOT NULL,
    "hold" "Hold",
    "heldBy" BIGINT,
    "stability" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "difficulty" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "scheduledDays" INTEGER NOT NULL DEFAULT 0,
    "learningSteps" INTEGER NOT NULL DEFAULT 0,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "lastReview" TIMESTAMPTZ(3),
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReviewState_pkey" PRIMARY KEY ("learnerId","cardId")
);

-- CreateTable
CREATE TABLE "Review" (
    "learnerId" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "cardId" INTEGER NOT NULL,
    "sessionId" INTEGER NOT NULL,
    "rating" INTEGER NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "phaseBefore" "Phase" NOT NULL,
    "before" JSONB,
    "version" INTEGER NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "StudyDay" (
    "learnerId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "newCards" INTEGER NOT NULL DEFAULT 0,
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "answers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StudyDay_pkey" PRIMARY KEY ("learnerId","day")
);

-- CreateTable
CREATE TABLE "CardReport" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "cardId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CardReport_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Deck_slug_key" ON "Deck"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Chapter_deckId_number_key" ON "Chapter"("deckId", "number");

-- CreateIndex
CREATE INDEX "Card_deckId_guideRank_idx" ON "Card"("deckId", "guideRank");

-- CreateIndex
CREATE INDEX "Card_deckId_interviewRank_idx" ON "Card"("deckId", "interviewRank");

-- CreateIndex
CREATE INDEX "Card_chapterId_idx" ON "Card"("chapterId");

-- CreateIndex
CREATE UNIQUE INDEX "Card_deckId_key_key" ON "Card"("deckId", "key");

-- CreateIndex
CREATE INDEX "StudySession_learnerId_startedAt_idx" ON "StudySession"("learnerId", "startedAt");

-- CreateIndex
CREATE INDEX "ReviewState_learnerId_showFrom_idx" ON "ReviewState"("learnerId", "showFrom");

-- CreateIndex
CREATE INDEX "Review_learnerId_sessionId_id_idx" ON "Review"("learnerId", "sessionId", "id");

-- CreateIndex
CREATE INDEX "Review_learnerId_reviewedAt_idx" ON "Review"("learnerId", "reviewedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_learnerId_cardId_version_key" ON "Review"("learnerId", "cardId", "version");

-- AddForeignKey
ALTER TABLE "Chapter" ADD CONSTRAINT "Chapter_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_chapterId_fkey" FOREIGN KEY ("chapterId") REFERENCES "Chapter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudySession" ADD CONSTRAINT "StudySession_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudySession" ADD CONSTRAINT "StudySession_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_learnerId_sessionId_fkey" FOREIGN KEY ("learnerId", "sessionId") REFERENCES "StudySession"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyDay" ADD CONSTRAINT "StudyDay_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardReport" ADD CONSTRAINT "CardReport_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardReport" ADD CONSTRAINT "CardReport_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;
