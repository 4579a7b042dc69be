package sendwell.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;

/** Writes each enum as its word, also where it is the key of a map. */
final class SnakeCaseEnums extends BeanSerializerModifier {
  @Override
  public JsonSerializer<?> modifyEnumSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription description,
      JsonSerializer<?> serializer) {
    return new Value();
  }

  @Override
  public JsonSerializer<?> modifyKeySerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription description,
      JsonSerializer<?> serializer) {
    return type.isEnumType() ? new Key() : serializer;
  }

  private static final class Value extends JsonSerializer<Enum<?>> {
    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Json.word(value));
    }
  }

  private static final class Key extends JsonSerializer<Enum<?>> {
    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(Json.word(value));
    }
  }
}
