-- AlterTable
ALTER TABLE "Deck" ADD COLUMN     "ownerId" BIGINT;

-- CreateTable
CREATE TABLE "DeckMember" (
    "learnerId" BIGINT NOT NULL,
    "deckId" INTEGER NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeckMember_pkey" PRIMARY KEY ("learnerId","deckId")
);

-- CreateTable
CREATE TABLE "PendingDeck" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "cards" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingDeck_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateIndex
CREATE INDEX "DeckMember_deckId_idx" ON "DeckMember"("deckId");

-- CreateIndex
CREATE INDEX "CardReport_cardId_idx" ON "CardReport"("cardId");

-- CreateIndex
CREATE INDEX "Deck_ownerId_idx" ON "Deck"("ownerId");

-- CreateIndex
CREATE INDEX "Review_cardId_idx" ON "Review"("cardId");

-- CreateIndex
CREATE INDEX "ReviewState_cardId_idx" ON "ReviewState"("cardId");

-- AddForeignKey
ALTER TABLE "Deck" ADD CONSTRAINT "Deck_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeckMember" ADD CONSTRAINT "DeckMember_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeckMember" ADD CONSTRAINT "DeckMember_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingDeck" ADD CONSTRAINT "PendingDeck_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever has studied a deck has joined it.
INSERT INTO "DeckMember" ("learnerId", "deckId", "joinedAt")
SELECT "learnerId", "deckId", min("startedAt") FROM "StudySession" GROUP BY "learnerId", "deckId";
