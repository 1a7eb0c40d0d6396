package com.acme.csv

import java.io.BufferedReader

class CsvReader(private val reader: BufferedReader, private val separator: Char = ',') {
    val header: List<String> = readRecord() ?: emptyList()

    fun records(): Sequence<Map<String, String>> = generateSequence { readRecord() }.map { header.zip(it).toMap() }

    private fun readRecord(): List<String>? {
        val line = reader.readLine() ?: return null
        val fields = mutableListOf<String>()
        val field = StringBuilder()
        var quoted = false
        for (char in line) {
            when {
                char == '"' -> quoted = !quoted
                char == separator && !quoted -> { fields += field.toString(); field.clear() }
                else -> field.append(char)
            }
        }
        return fields + field.toString()
    }
}
