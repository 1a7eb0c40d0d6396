package com.acme.tetris

data class Score(val points: Int = 0, val lines: Int = 0, val level: Int = 1)

class ScoreBoard(private val storage: KeyValueStorage) {
    private var current = Score()

    fun cleared(lines: Int): Score {
        val gained = when (lines) {
            1 -> 100
            2 -> 300
            3 -> 500
            4 -> 800
            else -> 0
        } * current.level
        val total = current.lines + lines
        current = Score(current.points + gained, total, 1 + total / 10)
        return current
    }

    fun saveHighScore() {
        val best = storage.readInt("high-score", 0)
        if (current.points > best) storage.writeInt("high-score", current.points)
    }
}
