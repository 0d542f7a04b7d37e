# Countries of birth, by their two letters; a code without a name stands as it is.
countries-name = { $code ->
    [AD] Andorra
    [AL] Albania
    [AR] Argentina
    [BD] Bangladés
    [BE] Bélgica
    [BG] Bulgaria
    [BO] Bolivia
    [BR] Brasil
    [CH] Suiza
    [CL] Chile
    [CM] Camerún
    [CN] China
    [CO] Colombia
    [CU] Cuba
    [DE] Alemania
    [DO] República Dominicana
    [DZ] Argelia
    [EC] Ecuador
    [ES] España
    [FR] Francia
    [GB] Reino Unido
    [GE] Georgia
    [GH] Ghana
    [GM] Gambia
    [GN] Guinea
    [GQ] Guinea Ecuatorial
    [HN] Honduras
    [IE] Irlanda
    [IN] India
    [IT] Italia
    [JM] Jamaica
    [LT] Lituania
    [MA] Marruecos
    [ML] Malí
    [MX] México
    [NG] Nigeria
    [NL] Países Bajos
    [PE] Perú
    [PH] Filipinas
    [PK] Pakistán
    [PL] Polonia
    [PT] Portugal
    [PY] Paraguay
    [RO] Rumanía
    [RS] Serbia
    [RU] Rusia
    [SN] Senegal
    [SO] Somalia
    [SY] Siria
    [TN] Túnez
    [TR] Turquía
    [UA] Ucrania
    [US] Estados Unidos
    [UY] Uruguay
    [VE] Venezuela
    [VN] Vietnam
   *[other] { $code }
}
