package org.tidewire.it.mapping;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stored as {@code #rrggbb}. */
record Color(int rgb) {
    @Converter(autoApply = true)
    static class AsText implements AttributeConverter<Color, String> {
        @Override
        public String convertToDatabaseColumn(Color color) {
            return color == null ? null : "#%06x".formatted(color.rgb());
        }

        @Override
        public Color convertToEntityAttribute(String text) {
            return text == null ? null : new Color(Integer.parseInt(text.substring(1), 16));
        }
    }
}
