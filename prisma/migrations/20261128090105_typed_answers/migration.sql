-- AlterTable
ALTER TABLE "Contest" ADD COLUMN     "deckId" INTEGER,
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ALTER COLUMN "interviewId" DROP NOT NULL,
ALTER COLUMN "question" DROP NOT NULL;

-- Contests so far are of interviews, whose deck is theirs.
UPDATE "Contest" c SET "deckId" = i."deckId" FROM "Interview" i
WHERE i."learnerId" = c."learnerId" AND i.id = c."interviewId";
ALTER TABLE "Contest" ALTER COLUMN "deckId" SET NOT NULL;

-- CreateTable
CREATE TABLE "TypedAnswer" (
    "learnerId" BIGINT NOT NULL,
    "cardId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "assessment" JSONB,
    "rubric" JSONB,

    CONSTRAINT "TypedAnswer_pkey" PRIMARY KEY ("learnerId")
);

-- CreateIndex
CREATE INDEX "TypedAnswer_cardId_idx" ON "TypedAnswer"("cardId");

-- CreateIndex
CREATE INDEX "TypedAnswer_sentAt_idx" ON "TypedAnswer"("sentAt");

-- CreateIndex
CREATE INDEX "Contest_deckId_idx" ON "Contest"("deckId");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_learnerId_sentAt_key" ON "Contest"("learnerId", "sentAt");

-- AddForeignKey
ALTER TABLE "TypedAnswer" ADD CONSTRAINT "TypedAnswer_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TypedAnswer" ADD CONSTRAINT "TypedAnswer_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
